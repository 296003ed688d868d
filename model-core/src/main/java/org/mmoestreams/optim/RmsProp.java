package org.mmoestreams.optim;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * Divides each gradient by the root of the decayed mean of the weight's squared gradients (Tieleman, Hinton: Neural
 * Networks for Machine Learning, lecture 6.5, 2012); centred, by their decayed standard deviation (Graves: Generating
 * Sequences with Recurrent Neural Networks, 2013). With momentum, steps are by a velocity that adds these ratios up,
 * and the rate multiplies the velocity; epsilon is added to the root, both as in PyTorch. A variance that rounding
 * makes negative counts as 0. Weights that a step does not touch keep their slots and stay.
 *
 * @param learningRate step size, above 0
 * @param decay decay of the mean square, and of the mean where centred, in [0, 1)
 * @param momentum the share of the velocity that is kept, in [0, 1); 0: no velocity
 * @param epsilon added to the denominator, above 0
 * @param centred whether to divide by the deviation
 */
public record RmsProp(double learningRate, double decay, double momentum, double epsilon, boolean centred)
        implements OptimizerConfig {

    private static final Setting<Double> DECAY =
            new Setting<>("decay", Values.fraction(), "0.9", "Decay of the mean square of gradients.");
    private static final Setting<Boolean> CENTRED = new Setting<>(
            "centred", Values.flag(), "false", "Whether to divide by the gradients' deviation in place of their size.");

    /** The rule and what can be set. */
    public static final Kind<RmsProp> KIND = new Kind<>(
            "rmsprop",
            List.of(LEARNING_RATE, DECAY, MOMENTUM, EPSILON, CENTRED),
            chosen -> new RmsProp(
                    chosen.of(LEARNING_RATE),
                    chosen.of(DECAY),
                    chosen.of(MOMENTUM),
                    chosen.of(EPSILON),
                    chosen.of(CENTRED)));

    /** Checks the ranges. */
    public RmsProp {
        LEARNING_RATE.checked(learningRate);
        DECAY.checked(decay);
        MOMENTUM.checked(momentum);
        EPSILON.checked(epsilon);
    }

    @Override
    public Kind<RmsProp> kind() {
        return KIND;
    }

    @Override
    public String form() {
        return KIND.name() + (centred ? "-centred" : "") + (momentum == 0 ? "" : "-momentum");
    }

    @Override
    public Optimizer create() {
        return new Rule(this);
    }

    private static final class Rule implements Optimizer {

        /** Where a share of a velocity that is lost to rounding is nothing beside that which decays. */
        private static final double LEAST_FALL = 1e-6;

        private final RmsProp config;
        private final List<String> slots = new ArrayList<>(List.of("mean-square"));
        private final float keep;
        private final float take;
        private final float keepVelocity;
        private final float epsilon;
        private float learningRate;

        Rule(RmsProp config) {
            this.config = config;
            keep = (float) config.decay;
            take = (float) (1 - config.decay);
            keepVelocity = (float) config.momentum;
            epsilon = (float) config.epsilon;
            learningRate = (float) config.learningRate;
            if (config.centred) {
                slots.add("mean");
            }
            if (config.momentum > 0) {
                slots.add("velocity");
            }
        }

        @Override
        public List<String> slots() {
            return slots;
        }

        @Override
        public void initialise(float[] weights, float[][] slots) {}

        @Override
        public void begin(long step, double factor) {
            learningRate = (float) (config.learningRate * factor);
        }

        /**
         * The divisor is the root of a sum that {@code 1 - decay} times the gradient's square is part of, so no ratio
         * is beyond {@code 1 / sqrt(1 - decay)}; twice that, for what rounding adds; squares below the least float are
         * zero, and the divisor is epsilon alone then. A velocity is a sum of ratios times powers of the momentum.
         * Centred, equal gradients have no deviation, and the divisor is epsilon alone; a velocity remembers those of
         * gradients that are not known any more.
         */
        @Override
        public double mostStep(double gradient) {
            double fall = 1 - keepVelocity;
            double most = gradient / epsilon;
            if (config.centred) {
                return fall < 1 || most > Float.MAX_VALUE ? Double.POSITIVE_INFINITY : learningRate * most;
            }
            if (fall < LEAST_FALL) {
                return Double.POSITIVE_INFINITY;
            }
            double lost = Math.sqrt(Float.MIN_NORMAL / take) / epsilon;
            return 2 * learningRate * (1 / Math.sqrt(take) + lost) / fall;
        }

        @Override
        public void update(float[] weights, float[][] slots, float[] gradients, int from, int to) {
            float[] square = slots[0];
            float[] mean = config.centred ? slots[1] : null;
            float[] velocity = keepVelocity > 0 ? slots[slots.length - 1] : null;
            for (int i = from; i < to; i++) {
                float g = gradients[i];
                float v = keep * square[i] + take * g * g;
                square[i] = v;
                if (mean != null) {
                    float m = keep * mean[i] + take * g;
                    mean[i] = m;
                    v = Math.max(0, v - m * m);
                }
                float ratio = g / ((float) Math.sqrt(v) + epsilon);
                if (velocity != null) {
                    ratio += keepVelocity * velocity[i];
                    velocity[i] = ratio;
                }
                weights[i] -= learningRate * ratio;
            }
        }
    }
}
