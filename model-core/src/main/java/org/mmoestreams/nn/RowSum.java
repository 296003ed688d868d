package org.mmoestreams.nn;

/** Sums of chosen rows of a matrix whose rows are arrays of their own, four rows at a time; see {@link Lanes}. */
final class RowSum {

    private final float[][] rows;
    private final Slots all;
    private final float[] zeros;

    /**
     * Sums of {@code rows}, which may be filled in later.
     *
     * @param length floats in a row
     */
    RowSum(float[][] rows, int length) {
        this.rows = rows;
        this.all = new Slots(0, length);
        this.zeros = new float[length];
    }

    /** Adds the rows that {@code chosen[from]} to {@code chosen[to - 1]} name to {@code sum}, in that order. */
    void add(float[] sum, int[] chosen, int from, int to) {
        int k = from;
        for (; k + 1 < to; k += 4) {
            float[] third = k + 2 < to ? rows[chosen[k + 2]] : zeros;
            float[] fourth = k + 3 < to ? rows[chosen[k + 3]] : zeros;
            addFour(sum, rows[chosen[k]], rows[chosen[k + 1]], third, fourth);
        }
        if (k < to) {
            Lanes.add(sum, all, rows[chosen[k]]);
        }
    }

    /** Adds {@code factors[from] * rows[from] + ... + factors[to - 1] * rows[to - 1]} to a part of {@code sum}, in that order. */
    void addMultiples(float[] sum, Slots part, float[] factors, int from, int to) {
        int k = from;
        for (; k + 4 <= to; k += 4) {
            Lanes.addFourMultiples(sum, part, rows, factors, k);
        }
        for (; k < to; k++) {
            Lanes.addMultiple(sum, part, rows[k], factors[k]);
        }
    }

    private static void addFour(float[] sum, float[] a, float[] b, float[] c, float[] d) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (a[i] + b[i]) + (c[i] + d[i]);
        }
    }
}
