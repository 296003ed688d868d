package org.mmoestreams.optim;

import java.util.Arrays;
import java.util.List;
import org.mmoestreams.settings.Kind;

/**
 * Divides each step by the root of the sum of the weight's squared gradients so far (Duchi, Hazan, Singer: Adaptive
 * Subgradient Methods, JMLR 12, 2011). Mean gradients are small here, so a large start of the sum slows a single pass
 * down.
 *
 * @param learningRate step size, above 0
 * @param initialAccumulator what the sum of squared gradients starts at, above 0
 * @param epsilon added to the denominator, above 0
 */
public record Adagrad(double learningRate, double initialAccumulator, double epsilon) implements OptimizerConfig {

    /** The rule and what can be set. */
    public static final Kind<Adagrad> KIND = new Kind<>(
            "adagrad",
            List.of(LEARNING_RATE, INITIAL_ACCUMULATOR, EPSILON),
            chosen -> new Adagrad(chosen.of(LEARNING_RATE), chosen.of(INITIAL_ACCUMULATOR), chosen.of(EPSILON)));

    /** Checks the ranges. */
    public Adagrad {
        LEARNING_RATE.checked(learningRate);
        INITIAL_ACCUMULATOR.checked(initialAccumulator);
        EPSILON.checked(epsilon);
    }

    @Override
    public Kind<Adagrad> kind() {
        return KIND;
    }

    @Override
    public Optimizer create() {
        return new Rule(this);
    }

    private static final class Rule implements Optimizer {

        private final double ownRate;
        private final float epsilon;
        private final float initialAccumulator;
        private float learningRate;

        Rule(Adagrad config) {
            ownRate = config.learningRate;
            learningRate = (float) ownRate;
            epsilon = (float) config.epsilon;
            initialAccumulator = (float) config.initialAccumulator;
        }

        @Override
        public List<String> slots() {
            return List.of("accumulator");
        }

        @Override
        public void initialise(float[] weights, float[][] slots) {
            Arrays.fill(slots[0], initialAccumulator);
        }

        @Override
        public void begin(long step, double factor) {
            learningRate = (float) (ownRate * factor);
        }

        /**
         * A gradient over the root of a sum that its own square is part of; that the product before it is finite must
         * hold, too.
         */
        @Override
        public boolean isStretched() {
            return true;
        }

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
}
