package org.mmoestreams.metrics.batch;

import java.util.Optional;
import org.mmoestreams.metrics.ExactSum;

/**
 * How far probabilities are from rates, over bins that count with their weight (Pakdaman Naeini, Cooper, Hauskrecht:
 * Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015; Kumar, Liang, Ma: Verified Uncertainty
 * Calibration, NeurIPS 2019). Depends on the bins, and is above 0 by chance alone where bins have few rows.
 *
 * @param expected the mean distance (L1), known as expected calibration error
 * @param rootMeanSquare the root of the mean squared distance (L2), not corrected for chance
 * @param maximum the largest distance
 */
public record CalibrationError(double expected, double rootMeanSquare, double maximum) {

    /** The error over these bins; empty when no row has weight. */
    public static Optional<CalibrationError> of(CalibrationBins bins) {
        if (bins.bins().isEmpty()) {
            return Optional.empty();
        }
        ExactSum weight = new ExactSum();
        ExactSum distances = new ExactSum();
        ExactSum squares = new ExactSum();
        double maximum = 0;
        for (CalibrationBins.Bin bin : bins.bins()) {
            double distance = Math.abs(bin.gap());
            weight.add(bin.weight());
            distances.add(bin.weight() * distance);
            squares.add(bin.weight() * distance * distance);
            maximum = Math.max(maximum, distance);
        }
        double whole = weight.value();
        return Optional.of(
                new CalibrationError(distances.value() / whole, Math.sqrt(squares.value() / whole), maximum));
    }
}
