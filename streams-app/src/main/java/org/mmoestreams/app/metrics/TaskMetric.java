package org.mmoestreams.app.metrics;

/**
 * A figure over a task's labelled rows that have a finite score. It is told of each row once, by {@link
 * SlidingMetrics} or {@link TotalMetrics} on the metrics' one thread, and reports each time metrics are published.
 * What it reports depends on the rows alone, bit for bit, never on their order.
 *
 * <p>Made in {@link MetricList}, for one task and one scope.
 */
interface TaskMetric {

    /** What figure and state are known by, for good: a to z, 0 to 9 and _. */
    String name();

    /** Takes the rows {@code [from, end)} of a window. */
    void add(Scores window, int from, int end);

    /** Puts its figures, those that have no value for want of rows too. */
    void report(Measures out);
}
