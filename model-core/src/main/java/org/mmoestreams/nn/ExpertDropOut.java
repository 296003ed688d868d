package org.mmoestreams.nn;

/**
 * Leaves experts out of rows at random, and shares their weight out among the others in proportion (Zhao et al.:
 * Recommending What Video to Watch Next: A Multitask Ranking System, RecSys 2019, section 4.2), so that a gate cannot
 * rely on one. A row of which all would be left out, or whose other weights are too small to be shared out, stays as it
 * is.
 *
 * <p>Whether an expert is left out depends on seed, step, gate, row and expert alone: a step that is taken again leaves
 * out the same.
 */
final class ExpertDropOut {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final int UNIT_BITS = 53;

    private final double rate;
    private final long seed;

    /**
     * Leaves out with a chance of {@code rate}, 0 to below 1.
     *
     * @param seed seeds what is left out
     */
    ExpertDropOut(double rate, long seed) {
        this.rate = rate;
        this.seed = seed;
    }

    /**
     * Changes a gate's weights.
     *
     * @param step the number of the training step
     */
    void apply(int gate, float[][] weights, Rows rows, long step) {
        long ofGate = mixed(mixed(seed + GAMMA * step) + GAMMA * (gate + 1));
        for (int row = rows.from(); row < rows.to(); row++) {
            long ofRow = mixed(ofGate + GAMMA * (row + 1));
            double kept = 0;
            for (int expert = 0; expert < weights.length; expert++) {
                kept += isLeftOut(ofRow, expert) ? 0 : weights[expert][row];
            }
            if (kept >= Float.MIN_NORMAL) {
                for (int expert = 0; expert < weights.length; expert++) {
                    weights[expert][row] = isLeftOut(ofRow, expert) ? 0 : (float) (weights[expert][row] / kept);
                }
            }
        }
    }

    private boolean isLeftOut(long ofRow, int expert) {
        long bits = mixed(ofRow + GAMMA * (expert + 1)) >>> (Long.SIZE - UNIT_BITS);
        return bits * 0x1p-53 < rate;
    }

    /** As SplitMix64 mixes its state (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    private static long mixed(long state) {
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
