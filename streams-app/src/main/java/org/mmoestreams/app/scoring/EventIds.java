package org.mmoestreams.app.scoring;

import java.time.Duration;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;

/** Reads the ids of events, as the learner does. Safe for several threads. */
public final class EventIds {

    private final ThreadLocal<EventReader> readers;

    /** Ids of a schema's events. */
    public EventIds(EventSchema schema) {
        readers = ThreadLocal.withInitial(() -> new EventReader(schema, Duration.ofDays(1)));
    }

    /**
     * The id of an event in UTF-8, which is the key of its record where producers choose partitions by it.
     *
     * @param event in Avro's single-object encoding
     * @param index which of a request's events it is
     * @throws UnusableEventException when it cannot be used
     */
    public byte[] of(byte[] event, int index) {
        try {
            return readers.get().read(event, EventReader.NO_TIMESTAMP).id();
        } catch (BadEventException e) {
            throw new UnusableEventException(index, e);
        }
    }
}
