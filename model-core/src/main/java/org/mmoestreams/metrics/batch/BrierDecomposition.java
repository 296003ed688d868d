package org.mmoestreams.metrics.batch;

import java.util.Optional;
import org.mmoestreams.metrics.ExactSum;

/**
 * What a Brier score is made of: score = reliability - resolution + uncertainty + remainder (Murphy: A New Vector
 * Partition of the Probability Score, Journal of Applied Meteorology 12, 1973). Murphy's three parts make up the score
 * where all probabilities of a bin are equal. Else the remainder is what binning leaves: the variance of probabilities
 * within bins less twice their covariance with what happened (Stephenson, Coelho, Jolliffe: Two Extra Components in the
 * Brier Score Decomposition, Weather and Forecasting 23, 2008).
 *
 * @param score the Brier score
 * @param reliability the mean squared distance of probabilities to rates over bins: 0 is best
 * @param resolution the mean squared distance of the bins' rates to that of all rows: the more the better
 * @param uncertainty the variance of what happened, which no model changes
 * @param remainder what the three lack, of either sign; as its difference, so that the four sum up
 */
public record BrierDecomposition(
        double score, double reliability, double resolution, double uncertainty, double remainder) {

    /** The parts over these bins; empty when no row has weight. */
    public static Optional<BrierDecomposition> of(CalibrationBins bins) {
        double weight = bins.weight();
        if (weight == 0) {
            return Optional.empty();
        }
        double rate = bins.positiveWeight() / weight;
        double reliability = 0;
        double resolution = 0;
        for (CalibrationBins.Bin bin : bins.bins()) {
            double fromRate = bin.positiveRate() - rate;
            reliability += bin.weight() * bin.gap() * bin.gap();
            resolution += bin.weight() * fromRate * fromRate;
        }
        double score = bins.brierScore().orElseThrow();
        return Optional.of(of(score, reliability / weight, resolution / weight, rate * (1 - rate)));
    }

    private static BrierDecomposition of(double score, double reliability, double resolution, double uncertainty) {
        ExactSum remainder = new ExactSum();
        remainder.add(score);
        remainder.subtract(reliability);
        remainder.add(resolution);
        remainder.subtract(uncertainty);
        return new BrierDecomposition(score, reliability, resolution, uncertainty, remainder.value());
    }
}
