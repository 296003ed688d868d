package org.mmoestreams.app.metrics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.mmoestreams.features.Task;
import org.mmoestreams.metrics.batch.Calibration;
import org.mmoestreams.metrics.batch.DeLong;
import org.mmoestreams.metrics.batch.Interval;
import org.mmoestreams.metrics.batch.ScoredRows;
import org.mmoestreams.schemas.TaskMetrics;

/** The metrics of the rows of one slice, which are all at hand. They do not depend on the order of the rows. */
final class SliceTally {

    private final List<RowFigure> figures;
    private final Optional<ScoredRows.Builder> scored;
    private long rows;
    private long timeFrom = Long.MAX_VALUE;
    private long timeTo = Long.MIN_VALUE;

    /** Over no rows. */
    SliceTally(Task task) {
        figures = task.isBinary()
                ? List.of(new MeanLogLoss(), new MeanPrediction(), new MeanLabel(task))
                : List.of(new MeanSquaredError(), new MeanAbsoluteError(), new MeanPrediction(), new MeanLabel(task));
        scored = task.isBinary() ? Optional.of(ScoredRows.builder()) : Optional.empty();
    }

    void add(Scores window, int row) {
        rows++;
        timeFrom = Math.min(timeFrom, window.time(row));
        timeTo = Math.max(timeTo, window.time(row));
        figures.forEach(figure -> figure.add(window, row));
        scored.ifPresent(all -> all.add(window.score(row), window.label(row) > 0));
    }

    long rows() {
        return rows;
    }

    /**
     * Fills a record that says already which task and which slice is meant, and where it is in the stream.
     *
     * @return the area under the curve, where it has an interval
     */
    OptionalDouble fill(TaskMetrics.Builder record) {
        Measures measures = Measures.of(figures);
        Optional<DeLong> area = scored.map(ScoredRows.Builder::build).map(all -> {
            measures.exact("calibration", rows, Calibration.of(all));
            return DeLong.of(all);
        });
        area.ifPresent(found -> report(found, measures));
        record.setRows(rows)
                .setEventTimeFrom(Times.instant(OptionalLong.of(timeFrom)))
                .setEventTimeTo(Times.instant(OptionalLong.of(timeTo)));
        measures.fill(record);
        return area.isPresent() && area.get().interval().isPresent()
                ? area.get().auc()
                : OptionalDouble.empty();
    }

    private void report(DeLong area, Measures out) {
        Optional<Interval> interval = area.interval();
        out.exact(TotalAuc.NAME, rows, area.auc());
        out.exact("auc_low", rows, toDouble(interval.map(Interval::low)));
        out.exact("auc_high", rows, toDouble(interval.map(Interval::high)));
        out.exact(TotalAuc.POSITIVES, rows, OptionalDouble.of((double) area.positives()));
        out.exact(TotalAuc.NEGATIVES, rows, OptionalDouble.of((double) area.negatives()));
    }

    private static OptionalDouble toDouble(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }
}
