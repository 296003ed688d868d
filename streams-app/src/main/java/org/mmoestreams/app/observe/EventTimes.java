package org.mmoestreams.app.observe;

import java.time.Instant;
import java.util.Optional;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.SoundEvent;
import org.mmoestreams.client.serde.SoundEventListener;
import org.mmoestreams.client.serde.TimeUnits;
import org.mmoestreams.features.EventTime.Unit;

/**
 * The times of events, until one is not decades away from its record, or is so in whatever unit. Records without a
 * timestamp are passed over.
 */
final class EventTimes implements SoundEventListener {

    private static final String NAME = "event times";

    private final String field;
    private final Observations observations;
    private Unit unit;
    private long events;
    private volatile boolean settled;

    /** The times in a field. */
    EventTimes(String field, Observations observations) {
        this.field = field;
        this.observations = observations;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    @Override
    public void saw(SoundEvent event, long recordTimestamp) {
        if (recordTimestamp != EventReader.NO_TIMESTAMP && recordTimestamp >= 0) {
            note(event.time(), TimeUnits.fitting(event, recordTimestamp));
        }
    }

    private synchronized void note(long time, Optional<Unit> fitting) {
        if (fitting.isEmpty() || (unit != null && unit != fitting.get())) {
            settled = true;
            observations.settled(NAME, "event time " + field + ": one that is no matter of units has come");
            return;
        }
        unit = fitting.get();
        if (++events == StreamWatch.ENOUGH) {
            observations.wrong(
                    NAME,
                    "event time " + field
                            + ": more than 20 years away from the record's timestamp in each of the first "
                            + events + " events, the last " + time + ", read as " + Instant.ofEpochMilli(time)
                            + "; in " + unit.words()
                            + " it would be near it (expected: times in the unit that event.schema and event.spec say;"
                            + " set `unit` of event-time in event.spec, or have the producer write those)");
        }
    }
}
