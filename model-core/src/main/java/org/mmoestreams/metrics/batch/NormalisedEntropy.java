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
        double weight = rows.weight();
        double positives = rows.positiveWeight();
        double negatives = rows.sum((probability, positive) -> positive ? 0 : 1);
        if (positives == 0 || negatives == 0) {
            return OptionalDouble.empty();
        }
        double constant =
                positives * StrictMath.log(positives / weight) + negatives * StrictMath.log(negatives / weight);
        return Ratio.of(rows.sum(LogLoss::of), -constant);
    }
}
