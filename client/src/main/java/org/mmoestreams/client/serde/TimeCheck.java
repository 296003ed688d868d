package org.mmoestreams.client.serde;

import java.time.Duration;
import java.time.Instant;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * Refuses times of events and labels that cannot be: beyond the years 1 to 9999, and too far ahead of their records. A
 * number that was meant in another unit is the usual reason, since schemas that differ in units alone have one
 * fingerprint; the message says which one would fit.
 */
final class TimeCheck {

    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final RecordKind kind;
    private final long maxAheadMillis;

    TimeCheck(RecordKind kind, Duration maxAhead) {
        this.kind = kind;
        maxAheadMillis = maxAhead.toMillis();
    }

    /**
     * Checks the time of an event or a label.
     *
     * @param recordTimestamp in milliseconds since the epoch, or {@link EventReader#NO_TIMESTAMP}
     */
    void check(SoundEvent event, long recordTimestamp) throws BadEventException {
        long time = event.time();
        if (time < FIRST || time > LAST) {
            throw refused(event, "a time in the years 1 to 9999", recordTimestamp);
        }
        if (recordTimestamp != EventReader.NO_TIMESTAMP && time - recordTimestamp > maxAheadMillis) {
            String bound = "at most event.max-ahead, " + maxAheadMillis + " ms, after the record's timestamp ";
            throw refused(event, bound + recordTimestamp, recordTimestamp);
        }
    }

    private BadEventException refused(SoundEvent event, String expected, long recordTimestamp) {
        String fits = TimeUnits.fitting(event, recordTimestamp)
                .map(unit -> "; in " + unit.words() + " it would be near its record, but "
                        + event.timeUnit().orElseThrow().words() + " are meant")
                .orElse("");
        return new BadEventException(
                Reason.BAD_TIME, kind.time() + ": " + event.time() + " (expected: " + expected + fits + ")");
    }
}
