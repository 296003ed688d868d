package org.mmoestreams.app.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * Metrics of one task over its last labelled rows: of each partition the last rows up to an equal share of the
 * window, so that what is in the window does not depend on how the partitions' records interleave. With one
 * partition these are the last rows. Publishing costs time in proportion to the window, and sorts the rows that
 * came and went since; adding a row costs next to nothing.
 */
final class SlidingMetrics {

    private final Task task;
    private final int rowsPerPartition;
    private final Map<Integer, Deque<Span>> partitions = new TreeMap<>();
    private final List<SlidingMetric> metrics;
    private long rows;

    /**
     * No rows yet.
     *
     * @param slidingRows rows of the window, at least 1
     * @param partitions how many partitions share it, at least 1
     */
    SlidingMetrics(Task task, int slidingRows, int partitions) {
        this.task = task;
        this.rowsPerPartition = (slidingRows + partitions - 1) / partitions;
        this.metrics = MetricList.sliding(task);
    }

    /**
     * Takes the rows of a window and lets go of as many old ones as are too many.
     *
     * @param forgotten is told of the windows none of whose rows are in scope any more
     */
    void add(Scores window, Consumer<Scores> forgotten) {
        Deque<Span> spans = partitions.computeIfAbsent(window.partition(), partition -> new ArrayDeque<>());
        spans.addLast(new Span(window));
        rows += window.rows();
        for (SlidingMetric metric : metrics) {
            for (int row = 0; row < window.rows(); row++) {
                metric.add(window, row);
            }
        }
        int excess = spans.stream().mapToInt(Span::rows).sum() - rowsPerPartition;
        while (excess > 0) {
            Span oldest = spans.getFirst();
            int leaving = Math.min(excess, oldest.rows());
            remove(oldest, leaving);
            excess -= leaving;
            if (oldest.rows() == 0) {
                spans.removeFirst();
                forgotten.accept(oldest.window);
            }
        }
    }

    /**
     * The metrics as they are to be published.
     *
     * @param total those since the start
     */
    TaskMetrics publish(TotalMetrics total) {
        TaskMetrics.Builder published = TaskMetrics.newBuilder()
                .setTask(task.name())
                .setScope(MetricsScope.SLIDING)
                .setFirstRow(total.rows() - rows)
                .setLastRow(total.rows())
                .setEventTimeFrom(Times.instant(
                        spans().mapToLong(span -> span.window.timeFrom()).min()))
                .setEventTimeTo(Times.instant(
                        spans().mapToLong(span -> span.window.timeTo()).max()))
                .setRows(rows)
                .setModelVersion(total.modelVersion())
                .setUnscoredRows(total.unscored());
        return Measures.of(metrics).fill(published).build();
    }

    private Stream<Span> spans() {
        return partitions.values().stream().flatMap(Deque::stream);
    }

    private void remove(Span oldest, int leaving) {
        int end = oldest.first + leaving;
        for (SlidingMetric metric : metrics) {
            for (int row = oldest.first; row < end; row++) {
                metric.remove(oldest.window, row);
            }
        }
        oldest.first = end;
        rows -= leaving;
    }

    /** What is in scope of a window: its rows from {@code first} on. */
    private static final class Span {

        private final Scores window;
        private int first;

        Span(Scores window) {
            this.window = window;
        }

        int rows() {
            return window.rows() - first;
        }
    }
}
