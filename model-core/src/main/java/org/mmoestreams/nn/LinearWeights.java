package org.mmoestreams.nn;

import java.util.Arrays;
import org.mmoestreams.optim.ParameterGroup;

/**
 * The weights of the linear layer, all outputs fused into one matrix. Columns are the outputs, block after block; rows
 * are the inputs: the embeddings field by field, those of bags last, the numbers, and a constant 1 that carries the
 * biases.
 */
final class LinearWeights {

    private final LinearShape shape;
    private final LinearOutputs columns;
    private final Initializer initializer;
    private final Rows outputs;
    private final Parameter parameter;
    private final float[][] rows;
    private final float[][][] rowsOfField;
    private final float[][] denseRows;

    /** Seeded weights: every block by its own fan-in and fan-out, biases zero. */
    LinearWeights(LinearShape shape, LinearOutputs columns, Start start) {
        this.shape = shape;
        this.columns = columns;
        this.initializer = start.initializer();
        outputs = new Rows(0, shape.outputs());
        parameter = Parameter.dense(columns.name(), draw(), start.optimizers().of(ParameterGroup.DENSE));
        rows = new float[shape.inputs()][shape.outputs()];
        rowsOfField = new float[shape.in().fields()][][];
        for (int field = 0; field < rowsOfField.length; field++) {
            rowsOfField[field] = Arrays.copyOfRange(rows, field * shape.width(), (field + 1) * shape.width());
        }
        denseRows = Arrays.copyOfRange(rows, rowsOfField.length * shape.width(), rows.length);
        refresh();
    }

    /** The parameter, {@code [inputs][outputs]}. */
    Parameter parameter() {
        return parameter;
    }

    /** Takes the weights anew after the parameter was loaded. */
    void refresh() {
        float[] weights = parameter.weights();
        for (int input = 0; input < rows.length; input++) {
            System.arraycopy(weights, input * shape.outputs(), rows[input], 0, shape.outputs());
        }
    }

    /** Puts the columns that are one task's alone back to where they started. */
    void restart(int task) {
        float[] start = draw();
        columns.ofTask(task).forEach(own -> parameter.restart(start, shape.outputs(), own));
        refresh();
    }

    /** Copies the weights of a field to {@code target}, {@code [width][outputs]}. */
    void copyField(int field, NativeMatrix target) {
        int length = shape.width() * shape.outputs();
        target.put(0, parameter.weights(), field * length, length);
    }

    /** Adds an embedding of a field times the field's weights to {@code sums}. */
    void addEmbedding(int field, float[] embedding, float[] sums) {
        VectorOps.addMultiples(sums, outputs, rowsOfField[field], embedding);
    }

    /** Adds the inputs that are no embeddings times their weights to {@code sums}. */
    void addDense(float[] inputs, float[] sums) {
        VectorOps.addMultiples(sums, outputs, denseRows, inputs);
    }

    /** Lets the optimiser apply gradients, {@code [inputs][outputs]}. */
    void update(float[] gradients) {
        parameter.update(gradients);
        refresh();
    }

    private float[] draw() {
        return columns.drawn(initializer, shape.inputs() - 1);
    }
}
