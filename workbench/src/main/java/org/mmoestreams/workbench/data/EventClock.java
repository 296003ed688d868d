package org.mmoestreams.workbench.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Gives replayed rows their event times. */
@FunctionalInterface
public interface EventClock {

    /** The event time of the row with an index, counted from 0. */
    Instant timeOf(long index);

    /** The time at which the row is sent. */
    static EventClock wallClock() {
        return index -> Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One row each millisecond from a start on, so that a replay gives the same events every time. */
    static EventClock from(Instant start) {
        return start::plusMillis;
    }

    /** The rows' own times where a start is given, else the time of sending. */
    static EventClock of(Optional<Instant> start) {
        return start.map(EventClock::from).orElseGet(EventClock::wallClock);
    }
}
