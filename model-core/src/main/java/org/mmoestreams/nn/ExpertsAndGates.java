package org.mmoestreams.nn;

import java.util.Arrays;
import org.mmoestreams.optim.Optimizer;

/**
 * The weights of the linear part of all experts and all gates, fused into one matrix. Columns are the experts' units one expert
 * after the other, then the gates one task after the other; rows are the inputs: the embeddings field by field, the numbers, and
 * a constant 1 that carries the biases.
 */
final class ExpertsAndGates {

    private final Shape shape;
    private final Slots outputs;
    private final Parameter parameter;
    private final float[][] rows;
    private final float[][][] rowsOfField;
    private final float[][] denseRows;

    /** Seeded weights: every expert and every gate by its own fan-in and fan-out, biases zero. */
    ExpertsAndGates(Shape shape, Initializer initializer, Optimizer optimizer) {
        this.shape = shape;
        outputs = new Slots(0, shape.outputs());
        parameter = Parameter.dense("experts-and-gates.weight", draw(shape, initializer), optimizer);
        rows = new float[shape.inputs()][shape.outputs()];
        rowsOfField = new float[shape.fields()][][];
        for (int field = 0; field < shape.fields(); field++) {
            rowsOfField[field] = Arrays.copyOfRange(rows, field * shape.width(), (field + 1) * shape.width());
        }
        denseRows = Arrays.copyOfRange(rows, shape.fields() * shape.width(), rows.length);
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

    /** Copies the weights of a field to {@code target}, {@code [width][outputs]}. */
    void copyField(int field, NativeMatrix target) {
        int length = shape.width() * shape.outputs();
        target.put(0, parameter.weights(), field * length, length);
    }

    /** Adds an embedding of a field times the field's weights to {@code sums}. */
    void addEmbedding(int field, float[] embedding, float[] sums) {
        Lanes.addMultiples(sums, outputs, rowsOfField[field], embedding);
    }

    /** Adds the inputs that are no embeddings times their weights to {@code sums}. */
    void addDense(float[] inputs, float[] sums) {
        Lanes.addMultiples(sums, outputs, denseRows, inputs);
    }

    /** Lets the optimiser apply gradients, {@code [inputs][outputs]}. */
    void update(float[] gradients) {
        parameter.update(gradients);
        refresh();
    }

    private static float[] draw(Shape shape, Initializer initializer) {
        int fanIn = shape.inputs() - 1;
        int experts = shape.expertOutputs();
        int gates = shape.outputs() - experts;
        float[] expertWeights = initializer.glorot("experts", fanIn * experts, fanIn, shape.expertUnits());
        float[] gateWeights = initializer.glorot("gates", fanIn * gates, fanIn, shape.experts());
        float[] all = new float[shape.inputs() * shape.outputs()];
        for (int row = 0; row < fanIn; row++) {
            System.arraycopy(expertWeights, row * experts, all, row * shape.outputs(), experts);
            System.arraycopy(gateWeights, row * gates, all, row * shape.outputs() + experts, gates);
        }
        return all;
    }
}
