package org.mmoestreams.client.serde;

import java.time.Duration;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.mmoestreams.client.registry.TopicFormat;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * Reads events from bytes and checks them whole before anything else sees them, so that a bad one has no effect. Events
 * are in Avro's single-object encoding: the marker C3 01, the writer schema's CRC-64-AVRO fingerprint in 8
 * little-endian bytes, then the datum and nothing more; or in another format that their topic has.
 *
 * <p>Ids have 1 to 256 bytes; times lie in the years 1 to 9999, and not further ahead of the record's timestamp than
 * allowed; names and the labels of binary tasks have at most 1,024 bytes of UTF-8; numbers lie within plus or minus
 * 1e100, or 1e30 where they are standardised as they are. Used by one thread; every event is read into the same holder.
 */
public final class EventReader {

    /** Stands for the timestamp of a record that has none: nothing is ahead of it. */
    public static final long NO_TIMESTAMP = Long.MAX_VALUE;

    private static final Headers NO_HEADERS = new RecordHeaders();

    private final Decoders decoders;
    private final TimeCheck times;
    private final RawEvent event;
    private final SoundEventListener listener;

    /**
     * A reader of events.
     *
     * @param maxAhead how far an event's time may be ahead of its record's timestamp
     */
    public EventReader(EventSchema schema, Duration maxAhead) {
        this(schema, maxAhead, SoundEventListener.NONE);
    }

    /** A reader of events that shows sound ones to a listener. */
    public EventReader(EventSchema schema, Duration maxAhead, SoundEventListener listener) {
        this(schema, maxAhead, TopicFormat.SINGLE_OBJECT, listener);
    }

    /** A reader of events that may be in another format, too, and that shows sound ones to a listener. */
    public EventReader(EventSchema schema, Duration maxAhead, TopicFormat format, SoundEventListener listener) {
        this.listener = listener;
        times = new TimeCheck(RecordKind.EVENT, maxAhead);
        event = new RawEvent(schema.spec());
        decoders = new Decoders(EventFields.of(schema.reader(), schema.spec()), schema.writers(), format);
    }

    /**
     * Reads and checks an event whose record has no headers.
     *
     * @see #read(byte[], Headers, long)
     */
    public Event read(byte[] value, long recordTimestamp) throws BadEventException {
        return read(value, NO_HEADERS, recordTimestamp);
    }

    /**
     * Reads and checks an event.
     *
     * @param value the record's value
     * @param headers the record's headers
     * @param recordTimestamp the record's timestamp in milliseconds since the epoch; one that has none is compared with
     *     nothing, see {@link #NO_TIMESTAMP}
     * @throws BadEventException when the event cannot be used
     */
    public Event read(byte[] value, Headers headers, long recordTimestamp) throws BadEventException {
        if (value == null) {
            throw new BadEventException(Reason.NULL_VALUE, "value: null (expected: an event)");
        }
        long leftOutBefore = event.itemsLeftOut();
        decoders.decode(value, headers, event);
        times.check(event, recordTimestamp);
        if (!listener.isSettled()) {
            listener.saw(event, recordTimestamp);
        }
        return new Event(event.id(), event.time(), event.values(), event.itemsLeftOut() - leftOutBefore);
    }
}
