package org.mmoestreams.metrics.batch;

/**
 * An interval that covers what is estimated in 95 of 100 samples, as far as the estimate is normally distributed.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

    /** The standard normal distribution is within this distance of 0 with probability 0.95. */
    private static final double DEVIATIONS = 1.959963984540054;

    /** How far from an estimate with that standard error its ends are, unless they are clipped. */
    public static double reach(double standardError) {
        return DEVIATIONS * standardError;
    }

    /** About an estimate with that variance, clipped to {@code least} to 1. */
    static Interval around(double estimate, double variance, double least) {
        double reach = reach(Math.sqrt(variance));
        return new Interval(Math.max(least, estimate - reach), Math.min(1, estimate + reach));
    }
}
