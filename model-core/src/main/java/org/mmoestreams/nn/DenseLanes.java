package org.mmoestreams.nn;

import java.util.Arrays;
import java.util.List;
import org.mmoestreams.optim.ParameterGroup;

/**
 * A linear layer behind the first one: from lanes to lanes. Its weights are {@code [inputs + 1][outputs]}, the last row
 * being biases. Costs inputs x outputs multiply-adds a row forward, twice that backward.
 */
public final class DenseLanes implements Layer {

    private final LinearOutputs columns;
    private final Initializer initializer;
    private final Activations inputs;
    private final Activations outputs;
    private final Parameter parameter;
    private final float[] ones;
    /** The weights by input and by output; the row behind the inputs' is the biases. */
    private final float[][] weightsOfInput;

    private final float[][] weightsOfOutput;
    private final float[] byWeights;
    private final float[] dots;

    /**
     * A layer with seeded weights.
     *
     * @param columns as many as there are outputs
     * @param inputs what it reads; at least one lane, that no other layer reads
     * @param outputs what it writes
     */
    public DenseLanes(LinearOutputs columns, Start start, Activations inputs, Activations outputs) {
        this.columns = columns;
        this.initializer = start.initializer();
        this.inputs = inputs;
        this.outputs = outputs;
        int in = inputs.values().length;
        int out = outputs.values().length;
        parameter = Parameter.dense(columns.name(), drawn(), start.optimizers().of(ParameterGroup.DENSE));
        ones = new float[inputs.batchRows()];
        Arrays.fill(ones, 1);
        weightsOfInput = new float[in + 1][out];
        weightsOfOutput = new float[out][in];
        byWeights = new float[(in + 1) * out];
        dots = new float[out];
        refresh();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(parameter);
    }

    @Override
    public void refresh() {
        float[] weights = parameter.weights();
        int out = weightsOfOutput.length;
        for (int input = 0; input < weightsOfInput.length; input++) {
            System.arraycopy(weights, input * out, weightsOfInput[input], 0, out);
        }
        for (int output = 0; output < out; output++) {
            for (int input = 0; input < weightsOfOutput[output].length; input++) {
                weightsOfOutput[output][input] = weights[input * out + output];
            }
        }
    }

    @Override
    public void restart(int task) {
        float[] start = drawn();
        columns.ofTask(task).forEach(own -> parameter.restart(start, weightsOfOutput.length, own));
        refresh();
    }

    @Override
    public void forward(Rows rows) {
        float[] biases = weightsOfInput[weightsOfInput.length - 1];
        for (int output = 0; output < weightsOfOutput.length; output++) {
            float[] sum = outputs.values()[output];
            VectorOps.fill(sum, rows, biases[output]);
            VectorOps.addMultiples(sum, rows, inputs.values(), weightsOfOutput[output]);
        }
    }

    @Override
    public double backward(Rows rows) {
        float[][] lanes = inputs.values();
        for (int input = 0; input < lanes.length; input++) {
            addByWeights(input, lanes[input], rows);
            float[] gradient = inputs.gradients()[input];
            VectorOps.fill(gradient, rows, 0);
            VectorOps.addMultiples(gradient, rows, outputs.gradients(), weightsOfInput[input]);
        }
        addByWeights(lanes.length, ones, rows);
        return Gradients.magnitude(byWeights);
    }

    @Override
    public void update() {
        parameter.update(byWeights);
        refresh();
    }

    private float[] drawn() {
        return columns.drawn(initializer, inputs.values().length);
    }

    private void addByWeights(int input, float[] values, Rows rows) {
        VectorOps.dots(values, outputs.gradients(), rows, dots);
        System.arraycopy(dots, 0, byWeights, input * dots.length, dots.length);
    }
}
