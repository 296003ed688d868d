package org.mmoestreams.nn;

import org.mmoestreams.optim.Optimizer;

/**
 * The linear part of all experts and all gates, fused into one matrix so that a training step takes three products: forward,
 * weight gradient, input gradient. Columns are the experts' units one expert after the other, then the gates one task after the
 * other; the last input is a constant 1 and carries the biases.
 *
 * <p>The forward product always runs over the whole batch. A row's result therefore depends on its slot and its inputs alone,
 * bit for bit, and not on how many other rows came with it.
 */
public final class ExpertsAndGates implements AutoCloseable {

    private final Parameter weights;
    private final float[] gradients;
    private final NativeMatrix w;
    private final NativeMatrix x;
    private final NativeMatrix z;
    private final NativeMatrix dz;
    private final NativeMatrix dw;
    private final NativeMatrix dx;

    /** Seeded weights: every expert and every gate by its own fan-in and fan-out, biases zero. */
    public ExpertsAndGates(Shape shape, Initializer initializer, Optimizer optimizer) {
        int inputs = shape.inputs();
        int outputs = shape.outputs();
        weights = Parameter.dense("experts-and-gates.weight", draw(shape, initializer), optimizer);
        gradients = new float[inputs * outputs];
        w = new NativeMatrix(outputs, inputs);
        x = new NativeMatrix(inputs, shape.batchRows());
        z = new NativeMatrix(outputs, shape.batchRows());
        dz = new NativeMatrix(outputs, shape.batchRows());
        dw = new NativeMatrix(outputs, inputs);
        dx = new NativeMatrix(inputs, shape.batchRows());
        w.put(weights.weights());
    }

    /** The parameter, {@code [inputs][outputs]}. */
    public Parameter parameter() {
        return weights;
    }

    /** Takes the weights anew after the parameter was loaded. */
    public void refresh() {
        w.put(weights.weights());
    }

    /** {@code z = x w}: {@code x} is {@code [batchRows][inputs]}, {@code z} is {@code [batchRows][outputs]}. */
    public void forward(float[] inputs, float[] outputs) {
        x.put(inputs);
        z.product(w, false, x, false);
        z.get(outputs);
    }

    /**
     * Computes the gradients for the inputs of the last {@link #forward}.
     *
     * @param outputGradients {@code [batchRows][outputs]}
     * @param inputGradients receives {@code [batchRows][inputs]}
     * @return whether all gradients are finite and within 1e18
     */
    public boolean backward(float[] outputGradients, float[] inputGradients) {
        dz.put(outputGradients);
        dw.product(dz, false, x, true);
        dx.product(w, true, dz, false);
        dw.get(gradients);
        dx.get(inputGradients);
        return dw.absoluteSum() < Gradients.BOUND && dx.absoluteSum() < Gradients.BOUND;
    }

    /** Lets the optimiser apply the gradients of the last {@link #backward}. */
    public void update() {
        weights.update(gradients);
        w.put(weights.weights());
    }

    @Override
    public void close() {
        w.close();
        x.close();
        z.close();
        dz.close();
        dw.close();
        dx.close();
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
