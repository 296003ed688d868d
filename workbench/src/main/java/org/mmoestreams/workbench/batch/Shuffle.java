package org.mmoestreams.workbench.batch;

import org.mmoestreams.workbench.data.SplitMix64;

/** The order of rows in an epoch: a function of seed and epoch alone. */
final class Shuffle {

    private Shuffle() {}

    /** A permutation of 0 to {@code size - 1}, by Fisher and Yates's way. */
    static int[] of(int size, long seed, int epoch) {
        SplitMix64 random = SplitMix64.of(seed, "epoch", epoch);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.below(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
