package org.mmoestreams.drift;

/**
 * Random numbers whose whole state is one number (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators,
 * OOPSLA 2014), so that they go on from where they were stored.
 */
final class SplitMix {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    SplitMix(long state) {
        this.state = state;
    }

    long state() {
        return state;
    }

    /** A number from 0 to {@code bound - 1}; how often each comes differs by less than bound / 2^32. */
    int below(int bound) {
        state += GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        mixed ^= mixed >>> 31;
        return (int) (((mixed >>> 32) * bound) >>> 32);
    }
}
