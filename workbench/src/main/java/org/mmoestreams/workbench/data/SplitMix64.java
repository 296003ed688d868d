package org.mmoestreams.workbench.data;

/**
 * SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014. Written out because
 * {@link java.util.SplittableRandom} promises equal sequences within one program only, and rows must be equal on every
 * JVM.
 */
public final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    private SplitMix64(long state) {
        this.state = state;
    }

    /** The sequence number {@code stream} of a seed; any one is had at once. */
    static SplitMix64 of(long seed, long stream) {
        return new SplitMix64(mix(seed + mix(stream + GOLDEN_GAMMA)));
    }

    /**
     * The sequence number {@code stream} of a seed, for one purpose among several.
     *
     * @param purpose what the numbers are for; another one gives others
     */
    public static SplitMix64 of(long seed, String purpose, long stream) {
        return of(mix(seed + purpose.hashCode()), stream);
    }

    /** Evenly in {@code [0, 1)}. */
    public double unit() {
        state += GOLDEN_GAMMA;
        return (mix(state) >>> 11) * 0x1p-53;
    }

    /** Exponential with a mean of 1. */
    public double exponential() {
        return -StrictMath.log1p(-unit());
    }

    /** Normal with a mean of 0 and a deviation of 1: Box and Muller's way. */
    public double normal() {
        double radius = StrictMath.sqrt(2 * exponential());
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /** Evenly in {@code [0, bound)}, for bounds above 0; off by less than {@code bound / 2^32}. */
    public int below(int bound) {
        state += GOLDEN_GAMMA;
        return (int) (((mix(state) >>> 32) * bound) >>> 32);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
