package org.mmoestreams.workbench.demo;

import java.util.OptionalDouble;

/** How fast events flow: from the first that were seen on, so that what went before them does not count. */
final class Flow {

    private long first;
    private double firstSeconds;
    private long latest;
    private double latestSeconds;

    /**
     * Notes how many were seen by now.
     *
     * @param seconds when, on any clock
     */
    void note(long events, double seconds) {
        if (first == 0 && events > 0) {
            first = events;
            firstSeconds = seconds;
        }
        if (events > latest) {
            latest = events;
            latestSeconds = seconds;
        }
    }

    /** When the first were seen; 0 before that. */
    double firstSeconds() {
        return firstSeconds;
    }

    /**
     * Events per second from the first look that showed some to the last that showed more; empty when there was one
     * such look.
     */
    OptionalDouble perSecond() {
        return latest > first && latestSeconds > firstSeconds
                ? OptionalDouble.of((latest - first) / (latestSeconds - firstSeconds))
                : OptionalDouble.empty();
    }
}
