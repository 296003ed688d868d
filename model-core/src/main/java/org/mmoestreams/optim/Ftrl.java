package org.mmoestreams.optim;

import java.util.Arrays;
import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * FTRL-Proximal (McMahan and others: Ad Click Prediction: a View from the Trenches, KDD 2013): each weight is the one
 * that would have been best for all of its gradients so far, held near where it was by a strength that grows with the
 * root of their squares' sum, and to zero by {@code l1} and {@code l2}. With these at 0 it is {@link Adagrad}. A weight
 * whose gradients have not outweighed {@code l1} is exactly 0.
 *
 * <p>The paper keeps a sum {@code z} from which the weight follows by the constants: with another rate, each weight
 * would jump. Kept here is what {@code z} has beyond the weight: {@code -z = d w + pull}, where
 * {@code d = (beta + sqrt(n)) / rate + l2} is the strength, and the pull, in {@code [-l1, l1]}, what l1 holds back. A
 * step is then the paper's: the pull is as much of {@code -z' = d' w + pull - g} as l1 holds back, the weight the rest
 * over {@code d'}. So weights start where they are initialised, constants may change between steps, and a rate that is
 * a factor times its own for a while weighs gradients by the factor: {@code l1} and {@code l2} hold as they did.
 * TensorFlow begins with a {@code z} of 0, whatever the weights, and its l2 is half of this one.
 *
 * <p>A gradient of zero changes nothing, so rows that a step does not touch are as if it had touched them.
 *
 * @param learningRate step size, above 0
 * @param initialAccumulator what the sum of squared gradients starts at, above 0
 * @param l1 gradients within it of their sum leave a weight at zero; not negative
 * @param l2 strength that holds weights from the first step on; not negative
 * @param beta added to the root of the sum of squares; not negative
 */
public record Ftrl(double learningRate, double initialAccumulator, double l1, double l2, double beta)
        implements OptimizerConfig {

    private static final Setting<Double> L1 = new Setting<>(
            "l1",
            Values.notNegative(),
            "0",
            "A weight stays at 0 until the sum of its gradients, which are means over a window, is beyond this.");
    private static final Setting<Double> L2 =
            new Setting<>("l2", Values.notNegative(), "0", "Holds weights back; the first steps most.");
    private static final Setting<Double> BETA =
            new Setting<>("beta", Values.notNegative(), "0", "Added to the root of the sum of squared gradients.");

    /** The rule and what can be set. */
    public static final Kind<Ftrl> KIND = new Kind<>(
            "ftrl",
            List.of(LEARNING_RATE, INITIAL_ACCUMULATOR, L1, L2, BETA),
            chosen -> new Ftrl(
                    chosen.of(LEARNING_RATE),
                    chosen.of(INITIAL_ACCUMULATOR),
                    chosen.of(L1),
                    chosen.of(L2),
                    chosen.of(BETA)));

    /** Checks the ranges. */
    public Ftrl {
        LEARNING_RATE.checked(learningRate);
        INITIAL_ACCUMULATOR.checked(initialAccumulator);
        L1.checked(l1);
        L2.checked(l2);
        BETA.checked(beta);
    }

    @Override
    public Kind<Ftrl> kind() {
        return KIND;
    }

    @Override
    public Optimizer create() {
        return new Rule(this);
    }

    private static final class Rule implements Optimizer {

        private final Ftrl config;
        private final float l1;
        private final float minusL1;
        private double factor = 1;

        Rule(Ftrl config) {
            this.config = config;
            l1 = (float) config.l1;
            minusL1 = 0 - l1;
        }

        @Override
        public List<String> slots() {
            return List.of("accumulator", "pull");
        }

        @Override
        public void initialise(float[] weights, float[][] slots) {
            Arrays.fill(slots[0], (float) config.initialAccumulator);
            for (int i = 0; i < weights.length; i++) {
                slots[1][i] = weights[i] == 0 ? 0 : Math.copySign(l1, weights[i]);
            }
        }

        @Override
        public void begin(long step, double factor) {
            this.factor = factor;
        }

        /**
         * With the strength {@code d} and a pull within l1, what l1 leaves of {@code d w + pull - g} is at most
         * {@code d |w| + |g|}, so a weight gets no further than {@code |g| / d} from where it was; and the strength is
         * at least the gradient's size over the rate, as its own square is part of the sum.
         */
        @Override
        public double mostStep(double gradient) {
            return config.learningRate * factor;
        }

        @Override
        public void update(float[] weights, float[][] slots, float[] gradients, int from, int to) {
            float[] accumulator = slots[0];
            float[] pull = slots[1];
            for (int i = from; i < to; i++) {
                float g = gradients[i];
                float sum = accumulator[i] + g * g;
                accumulator[i] = sum;
                double strength = (config.beta + Math.sqrt(sum)) / config.learningRate + config.l2;
                double towards = strength * weights[i] + withinL1(pull[i]) - factor * g;
                double held = withinL1(towards);
                pull[i] = (float) held;
                weights[i] = (float) ((towards - held) / strength);
            }
        }

        private double withinL1(double number) {
            return Math.max(minusL1, Math.min(l1, number));
        }
    }
}
