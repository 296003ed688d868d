package org.mmoestreams.app.metrics;

/**
 * A metric that can let go of rows. It has no state of its own to keep: after a restart it is given the rows in
 * scope.
 */
interface SlidingMetric extends TaskMetric {

    /** Lets go of the rows {@code [from, end)} of a window, which were added before. */
    void remove(Scores window, int from, int end);
}
