package org.mmoestreams.nn;

import java.util.Random;

/** Draws initial weights; the same seed and name give the same weights on every machine. */
public final class Initializer {

    private final long seed;

    /** An initialiser whose draws all depend on {@code seed}. */
    public Initializer(long seed) {
        this.seed = seed;
    }

    /**
     * Normally distributed weights.
     *
     * @param name the parameter's name: parameters of different names get independent weights
     */
    public float[] normal(String name, int length, double deviation) {
        Random random = random(name);
        float[] weights = new float[length];
        for (int i = 0; i < length; i++) {
            weights[i] = (float) (random.nextGaussian() * deviation);
        }
        return weights;
    }

    /**
     * Weights between plus and minus the root of 6 / (fan-in + fan-out) (Glorot, Bengio, AISTATS 2010).
     *
     * @param name the parameter's name
     */
    public float[] glorot(String name, int length, int fanIn, int fanOut) {
        Random random = random(name);
        double limit = StrictMath.sqrt(6.0 / (fanIn + fanOut));
        float[] weights = new float[length];
        for (int i = 0; i < length; i++) {
            weights[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
        return weights;
    }

    /**
     * A seed for what is drawn beside the weights.
     *
     * @param name what it is for: other names get independent seeds
     */
    public long seed(String name) {
        return seed * 0x9E3779B97F4A7C15L + name.hashCode() * 0xBF58476D1CE4E5B9L;
    }

    private Random random(String name) {
        return new Random(seed(name));
    }
}
