package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

/** Which of numbers in order a quantile is: the least that a share of all are not above. */
public final class QuantileRank {

    private QuantileRank() {}

    /**
     * The rank, from 1 to {@code count}; 1 where there are none.
     *
     * @param share 0 to 1, such as 0.5 for the median
     */
    public static long of(double share, long count) {
        check(share >= 0 && share <= 1, "quantile.share", share, "0 to 1");
        return Math.max(1, (long) Math.ceil(share * count));
    }
}
