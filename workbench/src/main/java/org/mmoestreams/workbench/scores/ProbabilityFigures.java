package org.mmoestreams.workbench.scores;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.mmoestreams.metrics.ExactSum;
import org.mmoestreams.metrics.LogLoss;
import org.mmoestreams.metrics.batch.BrierDecomposition;
import org.mmoestreams.metrics.batch.Calibration;
import org.mmoestreams.metrics.batch.CalibrationBins;
import org.mmoestreams.metrics.batch.CalibrationError;
import org.mmoestreams.metrics.batch.NormalisedEntropy;
import org.mmoestreams.metrics.batch.ScoredRows;

/** What scores are worth as probabilities; all is empty where they are none. */
final class ProbabilityFigures {

    private final Optional<ScoredRows> rows;
    private final Optional<BrierDecomposition> brier;
    private final Optional<CalibrationError> error;
    private final int bins;

    private ProbabilityFigures(Optional<ScoredRows> rows, int bins) {
        Optional<CalibrationBins> filled = rows.map(probabilities -> CalibrationBins.ofEqualWidth(probabilities, bins));
        this.rows = rows;
        this.brier = filled.flatMap(BrierDecomposition::of);
        this.error = filled.flatMap(CalibrationError::of);
        this.bins = bins;
    }

    /**
     * The figures of a column.
     *
     * @param rows none when its scores are no probabilities
     */
    static List<Figure> of(Optional<ScoredRows> rows, int bins) {
        return new ProbabilityFigures(rows, bins).all();
    }

    private List<Figure> all() {
        return List.of(
                ofRows("log_loss", "log loss, nats", ProbabilityFigures::logLoss),
                ofRows("normalised_entropy", "normalised entropy", NormalisedEntropy::of),
                ofBrier("brier_score", "Brier score", BrierDecomposition::score),
                ofBrier("brier_reliability", "  reliability", BrierDecomposition::reliability),
                ofBrier("brier_resolution", "  resolution", BrierDecomposition::resolution),
                ofBrier("brier_uncertainty", "  uncertainty", BrierDecomposition::uncertainty),
                ofBrier("brier_remainder", "  remainder", BrierDecomposition::remainder),
                ofRows("calibration", "calibration", Calibration::of),
                Figure.ofCount("bins", "calibration bins", bins),
                ofError("calibration_error", "  calibration error", CalibrationError::expected),
                ofError("calibration_error_root_mean_square", "  root mean square", CalibrationError::rootMeanSquare),
                ofError("calibration_error_maximum", "  largest", CalibrationError::maximum));
    }

    private Figure ofRows(String name, String title, Function<ScoredRows, OptionalDouble> measure) {
        return Figure.of(name, title, rows.map(measure).orElse(OptionalDouble.empty()));
    }

    private Figure ofBrier(String name, String title, ToDoubleFunction<BrierDecomposition> part) {
        return Figure.of(name, title, value(brier, part));
    }

    private Figure ofError(String name, String title, ToDoubleFunction<CalibrationError> part) {
        return Figure.of(name, title, value(error, part));
    }

    private static <T> OptionalDouble value(Optional<T> whole, ToDoubleFunction<T> part) {
        return whole.stream().mapToDouble(part).findFirst();
    }

    private static OptionalDouble logLoss(ScoredRows rows) {
        ExactSum losses = new ExactSum();
        ExactSum weight = new ExactSum();
        for (int row = 0; row < rows.size(); row++) {
            losses.add(rows.weight(row) * LogLoss.of(rows.score(row), rows.positive(row)));
            weight.add(rows.weight(row));
        }
        double whole = weight.value();
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(losses.value() / whole);
    }
}
