package org.mmoestreams.workbench.replay;

import static org.mmoestreams.checks.Checks.check;

import java.util.concurrent.TimeUnit;

/** When messages are due. For one replay. */
@FunctionalInterface
public interface Pace {

    /** As fast as they go. */
    Pace FREE = (message, events) -> 0;

    /**
     * When a message is due, in nanoseconds after the first one; 0 at once.
     *
     * @param events how many events were sent before it
     */
    long dueAfter(Message message, long events);

    /**
     * So many events a second at most; what goes with them, at once.
     *
     * @param perSecond 0 for as fast as they go
     * @throws IllegalArgumentException when it is below 0 or not finite
     */
    static Pace rate(double perSecond) {
        check(perSecond >= 0 && Double.isFinite(perSecond), "rate", perSecond, ">= 0, 0 for as fast as they go");
        double nanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        return perSecond == 0 ? FREE : (message, events) -> message.isEvent() ? (long) (events * nanos) : 0;
    }

    /**
     * By the times of the messages.
     *
     * @param factor how much faster than they came about
     * @throws IllegalArgumentException when it is not above 0 and finite
     */
    static Pace speed(double factor) {
        check(factor > 0 && Double.isFinite(factor), "speed", factor, "> 0, as 1 for real time");
        return new EventTimePace(factor);
    }
}
