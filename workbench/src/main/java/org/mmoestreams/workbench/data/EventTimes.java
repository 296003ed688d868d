package org.mmoestreams.workbench.data;

import java.time.Duration;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;

/** The times of events, as a learner reads them. For one thread. */
public final class EventTimes {

    private final EventReader reader;
    private long latest;

    /** The times of events of a format. */
    public EventTimes(EventFormat format) {
        reader = new EventReader(format.schema(), Duration.ZERO);
    }

    /**
     * The event as a learner reads it; valid until the next call.
     *
     * @throws BadEventException when no learner could use it
     */
    public Event read(KeyedEvent event) throws BadEventException {
        Event read = reader.read(event.value(), EventReader.NO_TIMESTAMP);
        latest = read.time();
        return read;
    }

    /** An event's time in milliseconds since the epoch; of one that no learner could use, that of the last one. */
    public long of(KeyedEvent event) {
        try {
            return read(event).time();
        } catch (BadEventException e) {
            return latest;
        }
    }

    /** The time of the last event that was sound, in milliseconds since the epoch; 0 before the first. */
    public long latest() {
        return latest;
    }
}
