package org.mmoestreams.metrics.batch;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.LogLoss;

/**
 * The mean log loss over the loss of a constant that knows the share of positives beforehand (He et al.: Practical
 * Lessons from Predicting Clicks on Ads at Facebook, ADKDD 2014). Below 1 is better than that constant.
 */
public final class NormalisedEntropy {

    private NormalisedEntropy() {}

    /**
     * The ratio, weighted by the rows' weights; empty when a class is absent, or has no weight.
     *
     * @throws IllegalArgumentException when a score is no probability
     */
    public static OptionalDouble of(ScoredRows rows) {
        rows.checkProbabilities("entropy");
        double negatives = rows.sum((probability, positive) -> positive ? 0 : 1);
        return of(rows.sum(LogLoss::of), rows.positiveWeight(), negatives);
    }

    /**
     * The ratio from sums; empty when a class is absent.
     *
     * @param losses the sum of log losses
     * @param positives how many rows are positive
     * @param negatives how many are not
     */
    public static OptionalDouble of(double losses, double positives, double negatives) {
        if (positives == 0 || negatives == 0) {
            return OptionalDouble.empty();
        }
        double rows = positives + negatives;
        double constant = positives * StrictMath.log(positives / rows) + negatives * StrictMath.log(negatives / rows);
        return Ratio.of(losses, -constant);
    }
}
