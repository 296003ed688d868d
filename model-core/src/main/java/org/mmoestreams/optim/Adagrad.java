package org.mmoestreams.optim;

import java.util.List;

/** Divides each step by the root of the sum of the weight's squared gradients so far (Duchi et al., JMLR 12, 2011). */
final class Adagrad implements Optimizer {

    private final float learningRate;
    private final float epsilon;
    private final float initialAccumulator;

    Adagrad(OptimizerConfig config) {
        learningRate = (float) config.learningRate();
        epsilon = (float) config.epsilon();
        initialAccumulator = (float) config.initialAccumulator();
    }

    @Override
    public List<String> slots() {
        return List.of("accumulator");
    }

    @Override
    public float initialValue(int slot) {
        return initialAccumulator;
    }

    @Override
    public void begin(long step) {}

    /** A gradient over the root of a sum that its own square is part of; that the product before it is finite must hold, too. */
    @Override
    public double mostStep(double gradient) {
        return learningRate * gradient <= Float.MAX_VALUE ? learningRate : Double.POSITIVE_INFINITY;
    }

    @Override
    public void update(float[] weights, float[][] slots, float[] gradients, int from, int to) {
        float[] accumulator = slots[0];
        for (int i = from; i < to; i++) {
            float g = gradients[i];
            float sum = accumulator[i] + g * g;
            accumulator[i] = sum;
            weights[i] -= learningRate * g / ((float) Math.sqrt(sum) + epsilon);
        }
    }
}
