package org.mmoestreams.metrics.batch;

import java.util.Optional;

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
        double weight = 0;
        double distances = 0;
        double squares = 0;
        double maximum = 0;
        for (CalibrationBins.Bin bin : bins.bins()) {
            double distance = Math.abs(bin.gap());
            weight += bin.weight();
            distances += bin.weight() * distance;
            squares += bin.weight() * distance * distance;
            maximum = Math.max(maximum, distance);
        }
        return Optional.of(new CalibrationError(distances / weight, Math.sqrt(squares / weight), maximum));
    }
}
