package org.mmoestreams.workbench.bench.stream;

/**
 * When events are to be sent: that is their time, whether or not the sender keeps up.
 *
 * @param first index of the first event
 * @param events how many
 * @param perSecond events a second; 0: all at once
 * @param startAt when the first is due, as {@link System#nanoTime()} has it
 */
record Schedule(long first, long events, long perSecond, long startAt) {

    private static final double NANOS = 1e9;

    /** The index after the last event. */
    long end() {
        return first + events;
    }

    /** When an event is due, as {@link System#nanoTime()} has it. */
    long dueAt(long index) {
        return perSecond == 0 ? startAt : startAt + (long) ((index - first) * (NANOS / perSecond));
    }
}
