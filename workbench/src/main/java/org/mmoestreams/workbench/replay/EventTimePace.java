package org.mmoestreams.workbench.replay;

import java.util.concurrent.TimeUnit;

/** As far apart as the times of the messages, or so many times as fast; one that goes back is due at once. */
final class EventTimePace implements Pace {

    private static final double NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final double factor;
    private long first = Message.NO_TIME;

    EventTimePace(double factor) {
        this.factor = factor;
    }

    @Override
    public long dueAfter(Message message, long events) {
        first = first == Message.NO_TIME ? message.time() : first;
        return (long) ((message.time() - first) * NANOS / factor);
    }
}
