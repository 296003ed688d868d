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

    /**
     * No time at all: rows must have their own.
     *
     * @param reason what asks for times, and what to do
     */
    static EventClock none(String reason) {
        return index -> {
            throw new IllegalArgumentException("event time: none (expected: " + reason + ")");
        };
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
