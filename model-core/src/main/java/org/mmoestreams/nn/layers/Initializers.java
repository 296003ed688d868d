package org.mmoestreams.nn.layers;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** The initialisers there are, by the names that Keras has for them. */
public final class Initializers {

    private Initializers() {}

    /** All 0. */
    public static WeightInitializer zeros() {
        return constant(0);
    }

    /** All 1. */
    public static WeightInitializer ones() {
        return constant(1);
    }

    /** All the same, finite value. */
    public static WeightInitializer constant(double value) {
        check(Double.isFinite(value), "initialiser's value", value, "a finite number");
        return (shape, seed) -> {
            float[] weights = new float[length(shape)];
            Arrays.fill(weights, (float) value);
            return weights;
        };
    }

    /**
     * Normally distributed.
     *
     * @param deviation standard deviation, at least 0
     */
    public static WeightInitializer normal(double mean, double deviation) {
        checkDeviation(mean, deviation);
        return drawn(random -> mean + deviation * random.nextGaussian());
    }

    /**
     * Normally distributed, without what is beyond two deviations: the standard deviation of what is left is 0.88 times
     * {@code deviation}.
     *
     * @param deviation standard deviation before that, at least 0
     */
    public static WeightInitializer truncatedNormal(double mean, double deviation) {
        checkDeviation(mean, deviation);
        return drawn(random -> mean + deviation * Distribution.truncated(random));
    }

    /** Equally likely between two finite bounds. */
    public static WeightInitializer uniform(double least, double most) {
        check(
                Double.isFinite(least) && Double.isFinite(most) && least <= most,
                "initialiser's range",
                least + " to " + most,
                "two finite numbers, the lesser one first");
        return drawn(random -> least + (most - least) * random.nextDouble());
    }

    /**
     * Of a variance that is a scale over a fan.
     *
     * @param scale above 0
     */
    public static WeightInitializer varianceScaling(double scale, FanMode mode, Distribution distribution) {
        return new VarianceScaling(scale, mode, distribution);
    }

    /** What Keras' layers of the name VarianceScaling start from: scale 1 over fan-in, truncated normal. */
    public static WeightInitializer varianceScaling() {
        return lecunNormal();
    }

    /** Uniform, variance 2 / (fan-in + fan-out) (Glorot, Bengio, AISTATS 2010). */
    public static WeightInitializer glorotUniform() {
        return varianceScaling(1, FanMode.FAN_AVERAGE, Distribution.UNIFORM);
    }

    /** Truncated normal, variance 2 / (fan-in + fan-out). */
    public static WeightInitializer glorotNormal() {
        return varianceScaling(1, FanMode.FAN_AVERAGE, Distribution.TRUNCATED_NORMAL);
    }

    /** Uniform, variance 2 / fan-in (He et al., ICCV 2015). */
    public static WeightInitializer heUniform() {
        return varianceScaling(2, FanMode.FAN_IN, Distribution.UNIFORM);
    }

    /** Truncated normal, variance 2 / fan-in. */
    public static WeightInitializer heNormal() {
        return varianceScaling(2, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    /** Uniform, variance 1 / fan-in (LeCun et al.: Efficient BackProp, 1998). */
    public static WeightInitializer lecunUniform() {
        return varianceScaling(1, FanMode.FAN_IN, Distribution.UNIFORM);
    }

    /** Truncated normal, variance 1 / fan-in. */
    public static WeightInitializer lecunNormal() {
        return varianceScaling(1, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    /**
     * Orthogonal rows or columns, whichever are fewer; all dimensions but the last are rows.
     *
     * @param gain their length, above 0
     */
    public static WeightInitializer orthogonal(double gain) {
        return new Orthogonal(gain);
    }

    static int length(int... shape) {
        return Math.toIntExact(Tensor.length(Arrays.stream(shape).asLongStream().toArray()));
    }

    private static void checkDeviation(double mean, double deviation) {
        check(
                Double.isFinite(mean) && Double.isFinite(deviation) && deviation >= 0,
                "initialiser's mean and deviation",
                mean + " and " + deviation,
                "two finite numbers, the deviation >= 0");
    }

    private static WeightInitializer drawn(ToDoubleFunction<Random> draw) {
        return (shape, seed) -> {
            Random random = new Random(seed);
            float[] weights = new float[length(shape)];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) draw.applyAsDouble(random);
            }
            return weights;
        };
    }
}
