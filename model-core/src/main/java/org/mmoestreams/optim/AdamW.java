package org.mmoestreams.optim;

import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * Adam whose weights decay apart from the gradients (Loshchilov, Hutter: Decoupled Weight Decay Regularization, ICLR
 * 2019): each step first takes the learning rate times the decay off every weight that it touches, then is {@link
 * Adam}'s. Weights that a step does not touch do not decay.
 *
 * @param learningRate step size, above 0
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the denominator, above 0
 * @param weightDecay times the learning rate, the share of a weight that a step takes off; not negative
 */
public record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
        implements OptimizerConfig {

    private static final Setting<Double> WEIGHT_DECAY = new Setting<>(
            "weight-decay",
            Values.notNegative(),
            "0.01",
            "Times the learning rate, the share that a step takes off each weight that it touches.");

    /** The rule and what can be set. */
    public static final Kind<AdamW> KIND = new Kind<>(
            "adamw",
            List.of(LEARNING_RATE, Adam.BETA1, Adam.BETA2, EPSILON, WEIGHT_DECAY),
            chosen -> new AdamW(
                    chosen.of(LEARNING_RATE),
                    chosen.of(Adam.BETA1),
                    chosen.of(Adam.BETA2),
                    chosen.of(EPSILON),
                    chosen.of(WEIGHT_DECAY)));

    /** Checks the ranges. */
    public AdamW {
        LEARNING_RATE.checked(learningRate);
        Adam.BETA1.checked(beta1);
        Adam.BETA2.checked(beta2);
        EPSILON.checked(epsilon);
        WEIGHT_DECAY.checked(weightDecay);
    }

    @Override
    public Kind<AdamW> kind() {
        return KIND;
    }

    @Override
    public Optimizer create() {
        return new Rule(this);
    }

    private static final class Rule implements Optimizer {

        private final Optimizer adam;
        private final double share;
        private float keep;

        Rule(AdamW config) {
            adam = new Adam(config.learningRate, config.beta1, config.beta2, config.epsilon).create();
            share = config.learningRate * config.weightDecay;
        }

        @Override
        public List<String> slots() {
            return adam.slots();
        }

        @Override
        public void initialise(float[] weights, float[][] slots) {
            adam.initialise(weights, slots);
        }

        @Override
        public void begin(long step, double factor) {
            keep = (float) (1 - share * factor);
            adam.begin(step, factor);
        }

        /** Adam's, as long as decay moves no weight away from zero: where more than twice a weight is not taken off. */
        @Override
        public double mostStep(double gradient) {
            return keep >= -1 ? adam.mostStep(gradient) : Double.POSITIVE_INFINITY;
        }

        @Override
        public void update(float[] weights, float[][] slots, float[] gradients, int from, int to) {
            for (int i = from; i < to; i++) {
                weights[i] *= keep;
            }
            adam.update(weights, slots, gradients, from, to);
        }
    }
}
