package org.mmoestreams.metrics.batch;

import java.util.OptionalDouble;

/**
 * How many positives were predicted for each that there was: the sum of the probabilities over that of the labels. 1 is
 * best; above it, too much was promised.
 */
public final class Calibration {

    private Calibration() {}

    /**
     * The ratio, weighted by the rows' weights; empty when no positive has weight.
     *
     * @throws IllegalArgumentException when a score is no probability
     */
    public static OptionalDouble of(ScoredRows rows) {
        rows.checkProbabilities("calibration");
        return of(rows.sum((probability, positive) -> probability), rows.positiveWeight());
    }

    /**
     * The ratio from sums; empty without positives.
     *
     * @param probabilities their sum
     * @param positives how many rows are positive
     */
    public static OptionalDouble of(double probabilities, double positives) {
        return Ratio.of(probabilities, positives);
    }
}
