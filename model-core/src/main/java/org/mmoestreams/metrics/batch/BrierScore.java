package org.mmoestreams.metrics.batch;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.QuadraticLoss;

/**
 * The mean squared distance of probabilities to what happened, 1 or 0 (Brier: Verification of forecasts expressed in
 * terms of probability, Monthly Weather Review 78, 1950; half of the score that is given there).
 */
public final class BrierScore {

    private BrierScore() {}

    /**
     * The score, 0 to 1, weighted by the rows' weights; empty when no row has weight.
     *
     * @throws IllegalArgumentException when a score is no probability
     */
    public static OptionalDouble of(ScoredRows rows) {
        rows.checkProbabilities("brier");
        return Ratio.of(rows.sum(QuadraticLoss::of), rows.weight());
    }
}
