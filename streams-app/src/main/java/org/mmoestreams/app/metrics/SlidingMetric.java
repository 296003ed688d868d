package org.mmoestreams.app.metrics;

/**
 * A metric that can let go of rows. It has no state of its own to keep: after a restart it is given the rows in
 * scope.
 */
interface SlidingMetric extends TaskMetric {

    /** Lets go of a row that was added before. */
    void remove(Scores window, int row);
}
