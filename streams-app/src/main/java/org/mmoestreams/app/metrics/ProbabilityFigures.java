package org.mmoestreams.app.metrics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.mmoestreams.metrics.CalibrationSums;
import org.mmoestreams.metrics.batch.BrierDecomposition;
import org.mmoestreams.metrics.batch.CalibrationBins;
import org.mmoestreams.metrics.batch.CalibrationError;

/**
 * What a binary task's scores are worth as probabilities, by ten bins of equal width: the Brier score with its parts,
 * the error of calibration, and the bins themselves. All are of the same sums.
 */
final class ProbabilityFigures extends RowFigure {

    private static final int BINS = 10;

    private CalibrationSums sums = new CalibrationSums(BINS);

    ProbabilityFigures() {
        super("brier_score");
    }

    @Override
    void count(Scores window, int from, int end) {
        for (int row = from; row < end; row++) {
            sums.add(window.score(row), window.label(row) > 0);
        }
    }

    @Override
    void discount(Scores window, int from, int end) {
        for (int row = from; row < end; row++) {
            sums.remove(window.score(row), window.label(row) > 0);
        }
    }

    @Override
    OptionalDouble figure(long rows) {
        return OptionalDouble.of(sums.losses() / rows);
    }

    @Override
    public void report(Measures out) {
        super.report(out);
        CalibrationBins bins = CalibrationBins.of(sums);
        Optional<BrierDecomposition> parts = BrierDecomposition.of(bins);
        put(out, "brier_reliability", parts, BrierDecomposition::reliability);
        put(out, "brier_resolution", parts, BrierDecomposition::resolution);
        put(out, "brier_uncertainty", parts, BrierDecomposition::uncertainty);
        put(out, "brier_remainder", parts, BrierDecomposition::remainder);
        Optional<CalibrationError> errors = CalibrationError.of(bins);
        put(out, "calibration_error", errors, CalibrationError::expected);
        put(out, "calibration_error_root_mean_square", errors, CalibrationError::rootMeanSquare);
        put(out, "calibration_error_maximum", errors, CalibrationError::maximum);
        out.calibration(bins);
    }

    @Override
    byte[] state() {
        return sums.state();
    }

    @Override
    void resume(byte[] state) {
        sums = CalibrationSums.ofState(state);
    }

    private <T> void put(Measures out, String name, Optional<T> whole, ToDoubleFunction<T> part) {
        out.exact(name, rows(), whole.stream().mapToDouble(part).findFirst());
    }
}
