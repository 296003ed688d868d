package org.mmoestreams.features;

import java.util.Arrays;

/**
 * Beyond where numbers are absurd beside others: so many times as far from the middle nine tenths of them as these are
 * wide (after Tukey: Exploratory Data Analysis, 1977). At least the least and the greatest number are left out of the
 * middle; where it has no width, it is widened until it has. A few absurd numbers among many so do not move the fences.
 *
 * @param low numbers below are absurd; minus infinity when too little is known
 * @param high numbers above are absurd; infinity when too little is known
 * @param wide whether the middle nine tenths have a width
 */
record Fences(double low, double high, boolean wide) {

    /** Nothing is absurd. */
    static final Fences NONE = new Fences(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

    private static final int TRIMMED_SHARE = 20;
    /** Of so few numbers the middle may be narrow by chance: the fences are twice as far away, and closer with more. */
    private static final double FEW = 64;

    /**
     * The fences of the first {@code size} numbers, which are sorted by this.
     *
     * @param reach how many widths of the middle they are away from it, where there are many numbers
     */
    static Fences of(double[] numbers, int size, double reach) {
        if (size < 3) {
            return NONE;
        }
        Arrays.sort(numbers, 0, size);
        int trimmed = Math.max(1, size / TRIMMED_SHARE);
        boolean wide = width(numbers, size, trimmed) > 0;
        while (trimmed > 0 && width(numbers, size, trimmed) == 0) {
            trimmed /= 2;
        }
        if (trimmed == 0) {
            return NONE;
        }
        double away = reach * (1 + FEW / size) * width(numbers, size, trimmed);
        return new Fences(numbers[trimmed] - away, numbers[size - 1 - trimmed] + away, wide);
    }

    /** The number, or the fence that it is beyond. */
    double clip(double number) {
        return Math.max(low, Math.min(high, number));
    }

    private static double width(double[] numbers, int size, int trimmed) {
        return numbers[size - 1 - trimmed] - numbers[trimmed];
    }
}
