package org.mmoestreams.drift;

import static org.mmoestreams.checks.Checks.check;

import java.math.BigDecimal;

/**
 * The test of Kolmogorov and Smirnov for two samples of one size: how far their distribution functions are apart at
 * most, in steps of one over the size. How likely that is by chance is exact for values that are all different
 * (Gnedenko, Korolyuk: On the maximum discrepancy between two empirical distributions, 1951); with equal ones it is
 * less likely.
 */
final class KolmogorovSmirnov {

    private KolmogorovSmirnov() {}

    /**
     * The distance in steps.
     *
     * @param first a sample in ascending order
     * @param second one of the same size, in ascending order
     */
    static int steps(double[] first, double[] second) {
        int most = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            double value = Math.min(first[i], second[j]);
            while (i < first.length && first[i] <= value) {
                i++;
            }
            while (j < second.length && second[j] <= value) {
                j++;
            }
            most = Math.max(most, Math.abs(i - j));
        }
        return most;
    }

    /**
     * The chance of this distance or more between samples of one distribution.
     *
     * @param steps at least 1
     */
    static double chance(int size, int steps) {
        double sum = 0;
        double sign = 1;
        for (int far = steps; far <= size; far += steps) {
            sum += sign * paths(size, far);
            sign = -sign;
        }
        return Math.min(1, 2 * sum);
    }

    /**
     * The fewest steps whose chance is at most {@code significance}.
     *
     * @throws IllegalArgumentException when no distance between samples of this size is that unlikely
     */
    static int critical(int size, double significance) {
        check(
                chance(size, size) <= significance,
                "sample",
                size,
                "a size at which some distance is as unlikely as the significance, "
                        + BigDecimal.valueOf(significance).stripTrailingZeros() + "; take more");
        int enough = size;
        int few = 0;
        while (enough - few > 1) {
            int middle = (enough + few) / 2;
            if (chance(size, middle) <= significance) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return enough;
    }

    /** C(2n, n - far) over C(2n, n). */
    private static double paths(int size, int far) {
        double ratio = 1;
        for (int i = 0; i < far; i++) {
            ratio *= (double) (size - i) / (size + 1 + i);
        }
        return ratio;
    }
}
