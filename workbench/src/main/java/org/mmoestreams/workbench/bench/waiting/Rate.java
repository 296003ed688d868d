package org.mmoestreams.workbench.bench.waiting;

/**
 * How many events come in a second.
 *
 * @param perSecond above 0
 */
record Rate(int perSecond) {

    private static final double NANOS = 1e9;
    private static final int MILLIS = 1000;

    /** How long after the first event another one is due. */
    long nanosTo(long event) {
        return (long) (event * (NANOS / perSecond));
    }

    /** The event time from one event to the next, a millisecond at least. */
    long millisBetween() {
        return Math.max(1, MILLIS / perSecond);
    }
}
