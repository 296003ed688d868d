package org.mmoestreams.client.serde;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * Reads events from bytes and checks them whole before anything else sees them, so that a bad one has no effect. Events
 * are in Avro's single-object encoding: the marker C3 01, the writer schema's CRC-64-AVRO fingerprint in 8
 * little-endian bytes, then the datum and nothing more.
 *
 * <p>Ids have 1 to 256 bytes; times lie in the years 1 to 9999, and not further ahead of the record's timestamp than
 * allowed; names and the labels of binary tasks have at most 1,024 bytes of UTF-8; numbers lie within plus or minus
 * 1e100, or 1e30 where they are standardised as they are. Used by one thread; every event is read into the same holder.
 */
public final class EventReader {

    /** Stands for the timestamp of a record that has none: nothing is ahead of it. */
    public static final long NO_TIMESTAMP = Long.MAX_VALUE;

    private static final int HEADER = 10;
    private static final short MARKER = (short) 0xC301;

    private final Map<Long, EventDecoder> decoders = new HashMap<>();
    private final TimeCheck times;
    private final RawEvent event;
    private final Framing framing;
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
        this.listener = listener;
        times = new TimeCheck(maxAhead);
        event = new RawEvent(schema.spec());
        EventFields fields = EventFields.of(schema.reader(), schema.spec());
        schema.writers().forEach(writer -> addWriter(writer, fields));
        addWriter(schema.reader(), fields);
        framing = new Framing(schema);
    }

    /**
     * Reads and checks an event.
     *
     * @param value the record's value
     * @param recordTimestamp the record's timestamp in milliseconds since the epoch; one that has none is compared with
     *     nothing, see {@link #NO_TIMESTAMP}
     * @throws BadEventException when the event cannot be used
     */
    public Event read(byte[] value, long recordTimestamp) throws BadEventException {
        long leftOutBefore = event.itemsLeftOut();
        decoderOf(value).decode(value, HEADER, event);
        times.check(event, recordTimestamp);
        if (!listener.isSettled()) {
            listener.saw(event, recordTimestamp);
        }
        return new Event(event.id(), event.time(), event.values(), event.itemsLeftOut() - leftOutBefore);
    }

    private EventDecoder decoderOf(byte[] value) throws BadEventException {
        if (value == null) {
            throw new BadEventException(Reason.NULL_VALUE, "value: null (expected: an event)");
        }
        ByteBuffer header = ByteBuffer.wrap(value);
        if (value.length < HEADER || header.getShort() != MARKER) {
            throw framing.refusal(value);
        }
        long fingerprint = header.order(ByteOrder.LITTLE_ENDIAN).getLong();
        EventDecoder decoder = decoders.get(fingerprint);
        if (decoder == null) {
            throw new BadEventException(
                    Reason.UNKNOWN_SCHEMA,
                    String.format(
                            "schema fingerprint: %016x (expected: that of event.schema or of one of"
                                    + " event.writer-schemas; add the writer's schema there)",
                            fingerprint));
        }
        return decoder;
    }

    private void addWriter(Schema writer, EventFields fields) {
        WriterFields written = WriterFields.of(writer, fields);
        EventDecoder decoder = DirectDecoder.of(written).orElseGet(() -> new GenericDecoder(written));
        decoders.put(SchemaNormalization.parsingFingerprint64(writer), decoder);
    }
}
