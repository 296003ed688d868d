package org.mmoestreams.nn;

import java.util.Arrays;
import org.mmoestreams.optim.Optimizer;
import org.mmoestreams.optim.ParameterGroup;

/**
 * A task's tower: one hidden layer of ReLU units and one linear output. The hidden weights are {@code [inputs +
 * 1][units]}, the output weights {@code [units + 1]}, the last row and weight being biases.
 */
final class Tower {

    private final int units;
    private final Initializer initializer;
    private final Parameter hidden;
    private final Parameter output;
    private final Activations inputs;
    private final Activations logit;
    private final Activations activations;
    private final float[] ones;
    /** The hidden weights by input and by unit. */
    private final float[][] weightsOfInput;

    private final float[][] weightsOfUnit;
    private final float[] outputWeights;
    private final float[] hiddenGradients;
    private final float[] outputGradients;
    private final float[] dots;

    /** A seeded tower; biases zero. */
    Tower(String task, int units, Start start, Activations inputs, Activations logit) {
        this.inputs = inputs;
        this.logit = logit;
        this.units = units;
        this.initializer = start.initializer();
        int in = inputs.values().length;
        int batchRows = inputs.batchRows();
        String first = "tower." + task + ".hidden";
        String second = "tower." + task + ".output";
        float[] w = drawn(first, in, units);
        float[] v = drawn(second, units, 1);
        Optimizer optimizer = start.optimizers().of(ParameterGroup.DENSE);
        hidden = Parameter.dense(first, w, optimizer);
        output = Parameter.dense(second, v, optimizer);
        activations = Activations.of(units, batchRows);
        ones = new float[batchRows];
        Arrays.fill(ones, 1);
        weightsOfInput = new float[in + 1][units];
        weightsOfUnit = new float[units][in];
        outputWeights = new float[units];
        hiddenGradients = new float[w.length];
        outputGradients = new float[v.length];
        dots = new float[units];
        refresh();
    }

    Parameter hidden() {
        return hidden;
    }

    Parameter output() {
        return output;
    }

    /** Puts all weights, and their slots, back to where they started. */
    void restart() {
        int in = inputs.values().length;
        hidden.restart(drawn(hidden.name(), in, units), units, new Rows(0, units));
        output.restart(drawn(output.name(), units, 1), 1, new Rows(0, 1));
        refresh();
    }

    void refresh() {
        float[] w = hidden.weights();
        for (int input = 0; input < weightsOfInput.length; input++) {
            System.arraycopy(w, input * units, weightsOfInput[input], 0, units);
        }
        for (int unit = 0; unit < units; unit++) {
            for (int input = 0; input < weightsOfUnit[unit].length; input++) {
                weightsOfUnit[unit][input] = w[input * units + unit];
            }
        }
        System.arraycopy(output.weights(), 0, outputWeights, 0, units);
    }

    void forward(Rows rows) {
        float[] biases = weightsOfInput[weightsOfInput.length - 1];
        for (int unit = 0; unit < units; unit++) {
            float[] activation = activations.values()[unit];
            VectorOps.fill(activation, rows, biases[unit]);
            VectorOps.addMultiples(activation, rows, inputs.values(), weightsOfUnit[unit]);
            VectorOps.rectify(activation, rows);
        }
        float[] sum = logit.values()[0];
        VectorOps.addConstant(sum, rows, output.weights()[units]);
        VectorOps.addMultiples(sum, rows, activations.values(), outputWeights);
    }

    /** Returns the largest magnitude of the gradients by a tensor of weights. */
    double backward(Rows rows) {
        float[] dLogit = logit.gradients()[0];
        VectorOps.dots(dLogit, activations.values(), rows, outputGradients);
        outputGradients[units] = VectorOps.dot(dLogit, ones, rows);
        for (int unit = 0; unit < units; unit++) {
            float[] gradient = activations.gradients()[unit];
            VectorOps.fill(gradient, rows, 0);
            VectorOps.addMultiple(gradient, rows, dLogit, outputWeights[unit]);
            VectorOps.maskByRectified(gradient, rows, activations.values()[unit]);
        }
        for (int input = 0; input < inputs.values().length; input++) {
            addWeightGradients(input, inputs.values()[input], rows);
            float[] gradient = inputs.gradients()[input];
            VectorOps.fill(gradient, rows, 0);
            VectorOps.addMultiples(gradient, rows, activations.gradients(), weightsOfInput[input]);
        }
        addWeightGradients(inputs.values().length, ones, rows);
        return Math.max(Gradients.magnitude(hiddenGradients), Gradients.magnitude(outputGradients));
    }

    void update() {
        hidden.update(hiddenGradients);
        output.update(outputGradients);
        refresh();
    }

    /** Weights that learning starts from, behind them biases of zero. */
    private float[] drawn(String name, int in, int out) {
        return Arrays.copyOf(initializer.glorot(name, in * out, in, out), (in + 1) * out);
    }

    private void addWeightGradients(int row, float[] values, Rows rows) {
        VectorOps.dots(values, activations.gradients(), rows, dots);
        System.arraycopy(dots, 0, hiddenGradients, row * units, units);
    }
}
