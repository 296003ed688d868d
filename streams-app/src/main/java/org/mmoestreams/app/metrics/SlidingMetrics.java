package org.mmoestreams.app.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mmoestreams.features.Task;
import org.mmoestreams.metrics.BatchAuc;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * Metrics of one task over its last labelled rows: of each partition the last rows up to an equal share of the window, so that
 * what is in the window does not depend on how the partitions' records interleave. With one partition these are the last rows.
 * Publishing costs time in proportion to the window, and sorts the rows that came and went since; adding a row costs next to nothing.
 */
final class SlidingMetrics {

    private final Task task;
    private final int rowsPerPartition;
    private final Map<Integer, Deque<Span>> partitions = new TreeMap<>();
    private final BatchAuc auc = new BatchAuc();
    private final LossSums losses;

    /**
     * No rows yet.
     *
     * @param slidingRows rows of the window, at least 1
     * @param partitions how many partitions share it, at least 1
     */
    SlidingMetrics(Task task, int slidingRows, int partitions) {
        this.task = task;
        this.rowsPerPartition = (slidingRows + partitions - 1) / partitions;
        this.losses = new LossSums(task);
    }

    /**
     * Takes the rows of a window and lets go of as many old ones as are too many.
     *
     * @param forgotten is told of the windows none of whose rows are in scope any more
     */
    void add(Scores window, Consumer<Scores> forgotten) {
        Deque<Span> spans = partitions.computeIfAbsent(window.partition(), partition -> new ArrayDeque<>());
        Span added = new Span(window);
        spans.addLast(added);
        for (int i = 0; i < window.rows(); i++) {
            count(window, i, true);
        }
        int excess = spans.stream().mapToInt(Span::rows).sum() - rowsPerPartition;
        while (excess > 0) {
            Span oldest = spans.getFirst();
            count(oldest.window, oldest.first++, false);
            excess--;
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
        TaskMetrics.Builder metrics = TaskMetrics.newBuilder()
                .setTask(task.name())
                .setScope(MetricsScope.SLIDING)
                .setFirstRow(total.rows() - losses.rows())
                .setLastRow(total.rows())
                .setEventTimeFrom(Times.instant(
                        spans().mapToLong(span -> span.window.timeFrom()).min()))
                .setEventTimeTo(Times.instant(
                        spans().mapToLong(span -> span.window.timeTo()).max()))
                .setPositives(auc.positives())
                .setNegatives(auc.negatives())
                .setModelVersion(total.modelVersion())
                .setUnscoredRows(total.unscored());
        OptionalDouble area = auc.auc();
        if (area.isPresent()) {
            metrics.setAuc(area.getAsDouble()).setAucError(0.0);
        }
        return losses.fill(metrics).build();
    }

    private Stream<Span> spans() {
        return partitions.values().stream().flatMap(Deque::stream);
    }

    private void count(Scores window, int row, boolean add) {
        if (add) {
            losses.add(window, row);
        } else {
            losses.subtract(window, row);
        }
        if (!task.isBinary()) {
            return;
        }
        boolean positive = window.label(row) > 0;
        if (add) {
            auc.add(window.score(row), positive);
        } else {
            auc.remove(window.score(row), positive);
        }
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
