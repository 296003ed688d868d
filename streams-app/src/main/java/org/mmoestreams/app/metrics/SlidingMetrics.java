package org.mmoestreams.app.metrics;

import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * Metrics of one task over its newest labelled rows: by the time when their labels were known, and where that is equal
 * by their keys. So what is in the window does not depend on how the partitions' records interleave, nor on how many
 * partitions there are. Publishing costs time in proportion to the window, and sorts the rows that came and went since;
 * of a window of rows that comes, each leaves its place by a step or two in a heap of windows.
 */
final class SlidingMetrics {

    private final Task task;
    private final PriorityQueue<Span> spans = new PriorityQueue<>(Span::compareOldest);
    private final List<SlidingMetric> metrics;
    private SlidingScope scope;
    private long rows;

    /** No rows yet. */
    SlidingMetrics(Task task, SlidingScope scope) {
        this.task = task;
        this.scope = scope;
        this.metrics = MetricList.sliding(task);
    }

    /**
     * Takes the rows of a window and lets go of the oldest as far as there are too many.
     *
     * @param forgotten is told of the windows none of whose rows are in scope any more
     */
    void add(Scores window, Consumer<Scores> forgotten) {
        Span added = new Span(window, scope.firstOf(window));
        if (added.rows() == 0) {
            forgotten.accept(window);
            return;
        }
        spans.add(added);
        rows += added.rows();
        for (SlidingMetric metric : metrics) {
            metric.add(window, added.first, window.rows());
        }
        while (rows > scope.rows()) {
            Span oldest = spans.remove();
            removeOldest(oldest, oldest.leaving(rows - scope.rows(), spans.peek()));
            if (oldest.rows() == 0) {
                forgotten.accept(oldest.window);
            } else {
                spans.add(oldest);
            }
        }
    }

    /** Makes room for more rows, at least as many as now. */
    void growTo(int most) {
        Span oldest = spans.peek();
        if (rows < scope.rows() || oldest == null) {
            scope = scope.most(most);
        } else {
            scope = new SlidingScope(most, oldest.window.place(oldest.first));
        }
    }

    /** Which rows may be in scope. */
    SlidingScope scope() {
        return scope;
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
                .setEventTimeFrom(Times.instant(spans.stream()
                        .mapToLong(span -> span.window.timeFrom(span.first))
                        .min()))
                .setEventTimeTo(Times.instant(spans.stream()
                        .mapToLong(span -> span.window.timeTo(span.first))
                        .max()))
                .setRows(rows)
                .setModelVersion(total.modelVersion())
                .setUnscoredRows(total.unscored());
        return Measures.of(metrics).fill(published).build();
    }

    /** Shows the windows that have rows in scope, in no order, each with the first of its rows that are. */
    void forEachWindow(ObjIntConsumer<Scores> taker) {
        spans.forEach(span -> taker.accept(span.window, span.first));
    }

    private void removeOldest(Span oldest, int leaving) {
        int end = oldest.first + leaving;
        for (SlidingMetric metric : metrics) {
            metric.remove(oldest.window, oldest.first, end);
        }
        oldest.first = end;
        rows -= leaving;
    }

    /** What is in scope of a window: its rows from {@code first} on. */
    private static final class Span {

        private final Scores window;
        private int first;

        Span(Scores window, int first) {
            this.window = window;
            this.first = first;
        }

        int rows() {
            return window.rows() - first;
        }

        int compareOldest(Span other) {
            return window.compare(first, other.window, other.first);
        }

        /** How many of its rows are older than all of the next one's, one at least and {@code most} at most. */
        int leaving(long most, Span next) {
            int end = (int) Math.min(window.rows(), first + most);
            if (next == null || isOlder(end - 1, next)) {
                return end - first;
            }
            int older = first;
            int step = 1;
            while (older + step < end && isOlder(older + step, next)) {
                older += step;
                step *= 2;
            }
            int newer = Math.min(end, older + step);
            while (newer - older > 1) {
                int middle = (older + newer) >>> 1;
                if (isOlder(middle, next)) {
                    older = middle;
                } else {
                    newer = middle;
                }
            }
            return newer - first;
        }

        private boolean isOlder(int row, Span next) {
            return window.compare(row, next.window, next.first) < 0;
        }
    }
}
