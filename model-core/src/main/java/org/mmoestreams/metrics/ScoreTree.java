package org.mmoestreams.metrics;

import java.util.Arrays;

/**
 * An order-statistic treap of labelled scores in primitive arrays: one node for each distinct score, with the count of
 * its rows by class and the sums of both counts over its subtree.
 *
 * <p>Priorities are a bijective hash of the score, so the shape does not depend on the order of the operations, and its
 * expected depth is logarithmic unless scores are chosen against the hash (Seidel, Aragon: Randomized Search Trees,
 * Algorithmica 16, 1996).
 *
 * <p>A pair of counts is one long, positives in the upper half, so that a walk adds both at once.
 */
final class ScoreTree {

    /** Bound on the rows, and so on either count. */
    static final int MAX_ROWS = 1 << 30;

    private static final int NIL = 0;
    private static final long ONE_POSITIVE = 1L << 32;
    private static final long ONE_NEGATIVE = 1;

    private double[] score = new double[64];
    private long[] own = new long[64];
    private long[] sum = new long[64];
    private int[] left = new int[64];
    private int[] right = new int[64];
    private int root = NIL;
    private int used = 1;
    private int free = NIL;

    /** Of the latest descent, by class: twice the rows that score lower, plus the ties. */
    private long twiceMidRank;

    /**
     * Adds a row; the caller keeps {@code score} finite and the rows within {@link #MAX_ROWS}.
     *
     * @return twice the rows of the other class that score lower, plus those that tie
     */
    long add(double score, boolean positive) {
        // before the descent, which writes into the arrays on its way back
        if (free == NIL && used == this.score.length) {
            grow();
        }
        twiceMidRank = 0;
        root = add(root, score, one(positive));
        return ofClass(twiceMidRank, !positive);
    }

    /**
     * Removes a row.
     *
     * @return twice the rows of the other class that score lower, plus those that tie
     * @throws IllegalArgumentException when there is no row of this score and class; nothing is then changed
     */
    long remove(double score, boolean positive) {
        twiceMidRank = 0;
        root = remove(root, score, positive);
        return ofClass(twiceMidRank, !positive);
    }

    /** Rows of the class. */
    int size(boolean positive) {
        return (int) ofClass(sum[root], positive);
    }

    /** Distinct scores for which there is room before the arrays grow. */
    int capacity() {
        return score.length - 1;
    }

    /** Nodes on the longest way from the root; walks the whole tree. */
    int depth() {
        return depth(root);
    }

    private int depth(int at) {
        return at == NIL ? 0 : 1 + Math.max(depth(left[at]), depth(right[at]));
    }

    private int add(int at, double score, long one) {
        if (at == NIL) {
            return node(score, one);
        }
        if (score == this.score[at]) {
            tie(at);
            own[at] += one;
            sum[at] += one;
            return at;
        }
        sum[at] += one;
        if (score < this.score[at]) {
            left[at] = add(left[at], score, one);
            return above(left[at], at) ? rotateRight(at) : at;
        }
        pass(at);
        right[at] = add(right[at], score, one);
        return above(right[at], at) ? rotateLeft(at) : at;
    }

    /** Changes nothing before the row is found, so that a row that is missing leaves all as it was. */
    private int remove(int at, double score, boolean positive) {
        if (at == NIL) {
            throw missing(score, positive);
        }
        if (score < this.score[at]) {
            left[at] = remove(left[at], score, positive);
        } else if (score > this.score[at]) {
            pass(at);
            right[at] = remove(right[at], score, positive);
        } else {
            if (ofClass(own[at], positive) == 0) {
                throw missing(score, positive);
            }
            tie(at);
            own[at] -= one(positive);
        }
        sum[at] -= one(positive);
        return own[at] == 0 ? release(at) : at;
    }

    private static IllegalArgumentException missing(double score, boolean positive) {
        return new IllegalArgumentException("auc.remove: " + score + (positive ? " (positive)" : " (negative)")
                + " (expected: a score and class that was added and not yet removed)");
    }

    /** Counts the rows of the node and of all below it in score as lower. */
    private void pass(int at) {
        twiceMidRank += 2 * (sum[left[at]] + own[at]);
    }

    /** Counts the rows of the node as ties. */
    private void tie(int at) {
        twiceMidRank += 2 * sum[left[at]] + own[at];
    }

    private int release(int at) {
        int joined = join(left[at], right[at]);
        left[at] = free;
        free = at;
        return joined;
    }

    /** Joins two subtrees, all scores of {@code low} being below those of {@code high}. */
    private int join(int low, int high) {
        if (low == NIL) {
            return high;
        }
        if (high == NIL) {
            return low;
        }
        if (above(low, high)) {
            sum[low] += sum[high];
            right[low] = join(right[low], high);
            return low;
        }
        sum[high] += sum[low];
        left[high] = join(low, left[high]);
        return high;
    }

    private int rotateRight(int at) {
        int up = left[at];
        left[at] = right[up];
        right[up] = at;
        return lifted(up, at);
    }

    private int rotateLeft(int at) {
        int up = right[at];
        right[at] = left[up];
        left[up] = at;
        return lifted(up, at);
    }

    private int lifted(int up, int down) {
        sum[up] = sum[down];
        sum[down] = own[down] + sum[left[down]] + sum[right[down]];
        return up;
    }

    private int node(double score, long one) {
        int at = free;
        if (at == NIL) {
            at = used++;
        } else {
            free = left[at];
        }
        this.score[at] = score;
        own[at] = one;
        sum[at] = one;
        left[at] = NIL;
        right[at] = NIL;
        return at;
    }

    private void grow() {
        int size = Math.min(score.length + (score.length >> 1), MAX_ROWS + 1);
        score = Arrays.copyOf(score, size);
        own = Arrays.copyOf(own, size);
        sum = Arrays.copyOf(sum, size);
        left = Arrays.copyOf(left, size);
        right = Arrays.copyOf(right, size);
    }

    private boolean above(int a, int b) {
        return priority(score[a]) > priority(score[b]);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    private static long priority(double score) {
        long z = Double.doubleToRawLongBits(score) + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static long one(boolean positive) {
        return positive ? ONE_POSITIVE : ONE_NEGATIVE;
    }

    private static long ofClass(long counts, boolean positive) {
        return positive ? counts >>> 32 : counts & 0xffff_ffffL;
    }
}
