package org.mmoestreams.client.serde;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Units that times may have been written in by someone who did not know that they are milliseconds. A time that is read
 * in the wrong one is decades away from its record, and near it in the right one.
 */
public enum EventTimeUnit {
    /** Days since the epoch. */
    DAYS(86_400_000),
    /** Seconds since the epoch. */
    SECONDS(1_000),
    /** Microseconds since the epoch. */
    MICROSECONDS(1e-3),
    /** Nanoseconds since the epoch. */
    NANOSECONDS(1e-6);

    private static final double YEAR = 365.25 * 86_400_000;
    private static final double FAR = 20 * YEAR;
    private static final double NEAR = 5 * YEAR;

    private final double millis;

    EventTimeUnit(double millis) {
        this.millis = millis;
    }

    /** Its name in a sentence. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The unit in which a time lies within 5 years of its record's timestamp.
     *
     * @param time as it was written
     * @param recordTimestamp in milliseconds since the epoch
     * @return empty when there is none, or the time is not far as milliseconds, or the timestamp is no present one
     */
    public static Optional<EventTimeUnit> fitting(long time, long recordTimestamp) {
        return recordTimestamp > FAR && isFar(time, recordTimestamp)
                ? Arrays.stream(values())
                        .filter(unit -> Math.abs(time * unit.millis - recordTimestamp) < NEAR)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether a time, in milliseconds, is more than 20 years away from its record's timestamp. */
    private static boolean isFar(long time, long recordTimestamp) {
        return Math.abs((double) time - recordTimestamp) > FAR;
    }
}
