package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;

/** How often each state came, in one situation of the parents. */
final class TreeCounts {

    private final int[] states;
    private final int[] ends;

    private TreeCounts(int[] states, int[] ends) {
        this.states = states;
        this.ends = ends;
    }

    /**
     * Reads {@code STATE*COUNT} pairs.
     *
     * @throws IllegalArgumentException for a state that is not below {@code bound}, a count below 1 or a sum above 2^31
     *     - 1
     */
    static TreeCounts parse(String[] pairs, int bound) {
        int[] states = new int[pairs.length];
        int[] ends = new int[pairs.length];
        long sum = 0;
        for (int i = 0; i < pairs.length; i++) {
            int star = pairs[i].indexOf('*');
            check(star > 0, "count", pairs[i], "STATE*COUNT");
            states[i] = Integer.parseInt(pairs[i], 0, star, 10);
            int count = Integer.parseInt(pairs[i], star + 1, pairs[i].length(), 10);
            check(states[i] >= 0 && states[i] < bound && count > 0, "count", pairs[i], "a known state, a count >= 1");
            sum += count;
            check(sum <= Integer.MAX_VALUE, "sum of counts", sum, "<= 2147483647");
            ends[i] = (int) sum;
        }
        return new TreeCounts(states, ends);
    }

    int draw(SplitMix64 random) {
        int ticket = random.below(ends[ends.length - 1]);
        int found = Arrays.binarySearch(ends, ticket);
        return states[found >= 0 ? found + 1 : -found - 1];
    }
}
