package org.mmoestreams.app.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.TaskMetrics;

/** The metrics of the rows of one slice, the same as those of a sliding window. */
final class SliceTally {

    private final List<SlidingMetric> metrics;
    private long rows;
    private long timeFrom = Long.MAX_VALUE;
    private long timeTo = Long.MIN_VALUE;

    /** Over no rows. */
    SliceTally(Task task) {
        metrics = MetricList.sliding(task);
    }

    void add(Scores window, int row) {
        rows++;
        timeFrom = Math.min(timeFrom, window.time(row));
        timeTo = Math.max(timeTo, window.time(row));
        metrics.forEach(metric -> metric.add(window, row, row + 1));
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
        record.setRows(rows)
                .setEventTimeFrom(Times.instant(OptionalLong.of(timeFrom)))
                .setEventTimeTo(Times.instant(OptionalLong.of(timeTo)));
        Measures measures = Measures.of(metrics);
        measures.fill(record);
        return measures.has(RankFigures.AUC_LOW) ? OptionalDouble.of(record.getAuc()) : OptionalDouble.empty();
    }
}
