package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

/** The logarithmic loss of a predicted probability. */
public final class LogLoss {

    /** The probability given to what happened is taken as at least this, so a loss is at most 34.54 nats. */
    public static final double FLOOR = 1e-15;

    private LogLoss() {}

    /**
     * Minus the natural logarithm of the probability that was given to the outcome, in nats, 0 to 34.54; the same bits
     * on every machine.
     *
     * @param probability of the positive class, 0 to 1
     * @throws IllegalArgumentException when {@code probability} is out of range or not a number
     */
    public static double of(double probability, boolean positive) {
        check(probability >= 0 && probability <= 1, "log-loss.probability", probability, "0 to 1");
        double given = positive ? probability : 1 - probability;
        return 0.0 - StrictMath.log(Math.max(given, FLOOR));
    }
}
