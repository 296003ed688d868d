package org.mmoestreams.workbench.terminal;

import java.time.Duration;

/** Says when it is time again. */
public final class Rhythm {

    private final long period;
    private long next;

    /**
     * A rhythm whose first beat is one period after {@code start}.
     *
     * @param start a time of {@link System#nanoTime()}
     */
    public Rhythm(Duration period, long start) {
        this.period = period.toNanos();
        this.next = start + this.period;
    }

    /** Whether a beat has come since the last that was asked for; beats that were missed are left out. */
    public boolean isDue(long now) {
        if (now - next < 0) {
            return false;
        }
        next = now + period;
        return true;
    }
}
