package org.mmoestreams.optim;

import java.util.List;
import org.mmoestreams.settings.Kind;
import org.mmoestreams.settings.Setting;
import org.mmoestreams.settings.Values;

/**
 * Steps by the decayed mean of the gradients over the root of their decayed mean square, both corrected for starting at
 * zero (Kingma, Ba: Adam, ICLR 2015). Weights that a step does not touch keep their moments ("lazy" Adam).
 *
 * @param learningRate step size, above 0
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the denominator, above 0
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon) implements OptimizerConfig {

    static final Setting<Double> BETA1 = new Setting<>("beta1", Values.fraction(), "0.9", "Decay of the first moment.");
    static final Setting<Double> BETA2 =
            new Setting<>("beta2", Values.fraction(), "0.999", "Decay of the second moment.");

    /** The rule and what can be set. */
    public static final Kind<Adam> KIND = new Kind<>(
            "adam",
            List.of(LEARNING_RATE, BETA1, BETA2, EPSILON),
            chosen -> new Adam(chosen.of(LEARNING_RATE), chosen.of(BETA1), chosen.of(BETA2), chosen.of(EPSILON)));

    /** Checks the ranges. */
    public Adam {
        LEARNING_RATE.checked(learningRate);
        BETA1.checked(beta1);
        BETA2.checked(beta2);
        EPSILON.checked(epsilon);
    }

    @Override
    public Kind<Adam> kind() {
        return KIND;
    }

    @Override
    public Optimizer create() {
        return new Rule(this);
    }

    private static final class Rule implements Optimizer {

        private final double learningRate;
        private final double beta1;
        private final double beta2;
        private final float epsilon;
        private final double mostRatio;
        private float stepSize;
        private float secondCorrection;

        Rule(Adam config) {
            learningRate = config.learningRate;
            beta1 = config.beta1;
            beta2 = config.beta2;
            epsilon = (float) config.epsilon;
            mostRatio = mostRatio();
        }

        @Override
        public List<String> slots() {
            return List.of("first-moment", "second-moment");
        }

        @Override
        public void initialise(float[] weights, float[][] slots) {}

        @Override
        public void begin(long step, double factor) {
            stepSize = (float) (learningRate * factor / (1 - StrictMath.pow(beta1, (double) step)));
            secondCorrection = (float) (1 / StrictMath.sqrt(1 - StrictMath.pow(beta2, (double) step)));
        }

        @Override
        public boolean isStretched() {
            return true;
        }

        @Override
        public double mostStep(double gradient) {
            return stepSize * mostRatio;
        }

        @Override
        public void update(float[] weights, float[][] slots, float[] gradients, int from, int to) {
            float[] first = slots[0];
            float[] second = slots[1];
            float keep1 = (float) beta1;
            float keep2 = (float) beta2;
            float take1 = (float) (1 - beta1);
            float take2 = (float) (1 - beta2);
            for (int i = from; i < to; i++) {
                float g = gradients[i];
                float m = keep1 * first[i] + take1 * g;
                float v = keep2 * second[i] + take2 * g * g;
                first[i] = m;
                second[i] = v;
                weights[i] -= stepSize * m / ((float) Math.sqrt(v) * secondCorrection + epsilon);
            }
        }

        /**
         * The first moment over the root of the second: a sum of {@code beta1^k} times a gradient over the root of a
         * sum of {@code beta2^k} times its square, bounded by Cauchy and Schwarz where the first series falls faster
         * than the root of the second. Twice that, for what rounding adds; squares below the least float are zero, and
         * the divisor is epsilon alone then.
         */
        private double mostRatio() {
            double fall = beta1 * beta1 / beta2;
            if (!(fall < 1) || (float) (1 - beta2) == 0) {
                return Double.POSITIVE_INFINITY;
            }
            double ratio = (1 - beta1) / Math.sqrt((1 - beta2) * (1 - fall));
            double lostMoment = Math.sqrt(Float.MIN_NORMAL / (1 - beta2)) * ratio;
            return 2 * (ratio + lostMoment / epsilon);
        }
    }
}
