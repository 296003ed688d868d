package org.mmoestreams.client.serde;

import java.util.Arrays;
import java.util.Optional;
import org.mmoestreams.features.EventTime.Unit;

/**
 * Finds out in which unit times were written by someone who did not know which one is meant. A time that is read in the
 * wrong one is decades away from its record, and near it in the right one.
 */
public final class TimeUnits {

    private static final double YEAR = 365.25 * 86_400_000;
    private static final double FAR = 20 * YEAR;
    private static final double NEAR = 5 * YEAR;

    private TimeUnits() {}

    /**
     * The unit in which an event's time would lie within 5 years of its record's timestamp.
     *
     * @param recordTimestamp in milliseconds since the epoch, or {@link EventReader#NO_TIMESTAMP}
     * @return empty when there is none, or the time is not more than 20 years away as it was read, or was text, or the
     *     timestamp is no present one
     */
    public static Optional<Unit> fitting(SoundEvent event, long recordTimestamp) {
        boolean isPresent = recordTimestamp != EventReader.NO_TIMESTAMP && recordTimestamp > FAR;
        return event.timeUnit()
                .filter(unit -> isPresent && Math.abs((double) event.time() - recordTimestamp) > FAR)
                .flatMap(unit -> fitting(event.time() / unit.inMillis(), recordTimestamp));
    }

    private static Optional<Unit> fitting(double number, long recordTimestamp) {
        return Arrays.stream(Unit.values())
                .filter(unit -> Math.abs(number * unit.inMillis() - recordTimestamp) < NEAR)
                .findFirst();
    }
}
