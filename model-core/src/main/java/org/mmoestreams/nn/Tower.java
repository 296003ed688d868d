package org.mmoestreams.nn;

import java.util.Arrays;
import org.mmoestreams.optim.Optimizer;
import org.mmoestreams.optim.ParameterGroup;

/**
 * A task's tower: one hidden layer of ReLU units and one linear output. The hidden weights are {@code [inputs + 1][units]},
 * the output weights {@code [units + 1]}, the last row and weight being biases.
 */
final class Tower {

    private final int units;
    private final Parameter hidden;
    private final Parameter output;
    private final Signal inputs;
    private final Signal logit;
    private final Signal activations;
    private final float[] ones;
    /** The hidden weights by input and by unit. */
    private final float[][] weightsOfInput;

    private final float[][] weightsOfUnit;
    private final float[] outputWeights;
    private final float[] hiddenGradients;
    private final float[] outputGradients;
    private final float[] dots;

    /** A seeded tower; biases zero. */
    Tower(String task, int units, Start start, Signal inputs, Signal logit) {
        this.inputs = inputs;
        this.logit = logit;
        this.units = units;
        int in = inputs.values().length;
        int batchRows = inputs.batchRows();
        String first = "tower." + task + ".hidden";
        String second = "tower." + task + ".output";
        float[] w = Arrays.copyOf(start.initializer().glorot(first, in * units, in, units), (in + 1) * units);
        float[] v = Arrays.copyOf(start.initializer().glorot(second, units, units, 1), units + 1);
        Optimizer optimizer = start.optimizers().of(ParameterGroup.DENSE);
        hidden = Parameter.dense(first, w, optimizer);
        output = Parameter.dense(second, v, optimizer);
        activations = Signal.of(units, batchRows);
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

    void forward(Slots slots) {
        float[] biases = weightsOfInput[weightsOfInput.length - 1];
        for (int unit = 0; unit < units; unit++) {
            float[] activation = activations.values()[unit];
            Lanes.fill(activation, slots, biases[unit]);
            Lanes.addMultiples(activation, slots, inputs.values(), weightsOfUnit[unit]);
            Lanes.rectify(activation, slots);
        }
        float[] sum = logit.values()[0];
        Lanes.addConstant(sum, slots, output.weights()[units]);
        Lanes.addMultiples(sum, slots, activations.values(), outputWeights);
    }

    /** Returns the largest magnitude of the gradients by a tensor of weights. */
    double backward(Slots slots) {
        float[] dLogit = logit.gradients()[0];
        Lanes.dots(dLogit, activations.values(), slots, outputGradients);
        outputGradients[units] = Lanes.dot(dLogit, ones, slots);
        for (int unit = 0; unit < units; unit++) {
            float[] gradient = activations.gradients()[unit];
            Lanes.fill(gradient, slots, 0);
            Lanes.addMultiple(gradient, slots, dLogit, outputWeights[unit]);
            Lanes.maskByRectified(gradient, slots, activations.values()[unit]);
        }
        for (int input = 0; input < inputs.values().length; input++) {
            addWeightGradients(input, inputs.values()[input], slots);
            float[] gradient = inputs.gradients()[input];
            Lanes.fill(gradient, slots, 0);
            Lanes.addMultiples(gradient, slots, activations.gradients(), weightsOfInput[input]);
        }
        addWeightGradients(inputs.values().length, ones, slots);
        return Math.max(Gradients.magnitude(hiddenGradients), Gradients.magnitude(outputGradients));
    }

    void update() {
        hidden.update(hiddenGradients);
        output.update(outputGradients);
        refresh();
    }

    private void addWeightGradients(int row, float[] values, Slots slots) {
        Lanes.dots(values, activations.gradients(), slots, dots);
        System.arraycopy(dots, 0, hiddenGradients, row * units, units);
    }
}
