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
     * Normally distributed weights of one row of a parameter, which do not depend on how many rows there are.
     *
     * @param name the parameter's name
     */
    public float[] normalRow(String name, int row, int width, double deviation) {
        Random random = new Random(mixed(seed(name) + row));
        float[] weights = new float[width];
        for (int i = 0; i < width; i++) {
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

    /** The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): random seeds of numbers in a row. */
    private static long mixed(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private Random random(String name) {
        return new Random(seed(name));
    }
}
