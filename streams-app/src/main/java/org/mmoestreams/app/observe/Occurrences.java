package org.mmoestreams.app.observe;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Counts what should not happen, and says when it is time to speak of it: at the first, the tenth, the hundredth and so
 * on, and when a minute has passed since. Safe for use by several threads.
 */
final class Occurrences {

    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int FACTOR = 10;

    private final LongSupplier nanoTime;
    private long count;
    private long nextCount = 1;
    private long spokeAt;

    Occurrences(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized long count() {
        return count;
    }

    /** Counts so many more; whether to speak of it. */
    synchronized boolean add(long times) {
        count += times;
        long now = nanoTime.getAsLong();
        if (count < nextCount && now - spokeAt < QUIET_NANOS) {
            return false;
        }
        while (nextCount <= count) {
            nextCount *= FACTOR;
        }
        spokeAt = now;
        return true;
    }
}
