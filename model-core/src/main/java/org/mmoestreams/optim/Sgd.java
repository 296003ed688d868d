package org.mmoestreams.optim;

import java.util.List;

/** Steps by the gradient times the learning rate. */
final class Sgd implements Optimizer {

    private final float learningRate;

    Sgd(OptimizerConfig config) {
        learningRate = (float) config.learningRate();
    }

    @Override
    public List<String> slots() {
        return List.of();
    }

    @Override
    public float initialValue(int slot) {
        throw new IndexOutOfBoundsException("slot: " + slot + " (expected: none)");
    }

    @Override
    public void begin(long step) {}

    @Override
    public double mostStep(double gradient) {
        return learningRate * gradient;
    }

    @Override
    public void update(float[] weights, float[][] slots, float[] gradients, int from, int to) {
        for (int i = from; i < to; i++) {
            weights[i] -= learningRate * gradients[i];
        }
    }
}
