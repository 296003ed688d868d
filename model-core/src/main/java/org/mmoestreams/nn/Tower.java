package org.mmoestreams.nn;

import java.util.Arrays;
import java.util.List;
import org.mmoestreams.optim.ParameterGroup;

/**
 * A task's tower: one hidden layer of ReLU units and one linear output. The output weights are {@code [units + 1]}, the
 * last one being a bias.
 */
final class Tower {

    private final int task;
    private final int units;
    private final Initializer initializer;
    private final DenseLanes hidden;
    private final Parameter output;
    private final Activations logit;
    private final Activations activations;
    private final float[] ones;
    private final float[] outputWeights;
    private final float[] outputGradients;

    /**
     * A seeded tower; biases zero.
     *
     * @param task whose it is
     */
    Tower(OneTask task, int units, Start start, Activations inputs, Activations logit) {
        this.task = task.number();
        this.units = units;
        this.logit = logit;
        this.initializer = start.initializer();
        int batchRows = inputs.batchRows();
        activations = Activations.of(units, batchRows);
        String first = "tower." + task.name() + ".hidden";
        LinearOutputs.Block block = new LinearOutputs.Block(first, units, units).onlyOf(task.number());
        hidden = new DenseLanes(new LinearOutputs(first, List.of(block)), start, inputs, activations);
        String second = "tower." + task.name() + ".output";
        output = Parameter.dense(second, drawn(second), start.optimizers().of(ParameterGroup.DENSE));
        ones = new float[batchRows];
        Arrays.fill(ones, 1);
        outputWeights = new float[units];
        outputGradients = new float[units + 1];
        refresh();
    }

    Parameter hidden() {
        return hidden.parameters().get(0);
    }

    Parameter output() {
        return output;
    }

    /** Puts all weights, and their slots, back to where they started. */
    void restart() {
        hidden.restart(task);
        output.restart(drawn(output.name()), 1, new Rows(0, 1));
        refresh();
    }

    void refresh() {
        hidden.refresh();
        System.arraycopy(output.weights(), 0, outputWeights, 0, units);
    }

    void forward(Rows rows) {
        hidden.forward(rows);
        for (float[] activation : activations.values()) {
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
        return Math.max(hidden.backward(rows), Gradients.magnitude(outputGradients));
    }

    void update() {
        hidden.update();
        output.update(outputGradients);
        refresh();
    }

    /** Output weights that learning starts from, behind them a bias of zero. */
    private float[] drawn(String name) {
        return Arrays.copyOf(initializer.glorot(name, units, units, 1), units + 1);
    }
}
