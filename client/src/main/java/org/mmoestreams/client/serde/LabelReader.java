package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.mmoestreams.client.registry.TopicFormat;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * Reads labels that come after their events, and checks them whole before anything else sees them. They are encoded as
 * events are, and the same bounds hold for ids, times, names and numbers, see {@link EventReader}. A record's key is
 * the id of the event, so that a label comes to the partition of its event. Used by one thread.
 */
public final class LabelReader {

    private static final int MOST_SHOWN = 40;
    private static final Headers NO_HEADERS = new RecordHeaders();

    private final LabelFields fields;
    private final Decoders decoders;
    private final TimeCheck times;
    private final RawEvent holder;
    private final boolean hasTimes;
    private final int tasks;

    /**
     * A reader of labels.
     *
     * @param maxAhead how far a label's time may be ahead of its record's timestamp
     */
    public LabelReader(LabelSchema schema, Duration maxAhead) {
        this(schema, maxAhead, TopicFormat.SINGLE_OBJECT);
    }

    /** A reader of labels that may be in another format, too. */
    public LabelReader(LabelSchema schema, Duration maxAhead, TopicFormat format) {
        fields = LabelFields.of(schema.reader(), schema.labels(), schema.spec());
        decoders = new Decoders(fields.used(), schema.writers(), format);
        times = new TimeCheck(RecordKind.LABEL, maxAhead);
        holder = fields.holder();
        hasTimes = schema.labels().time() != null;
        tasks = schema.spec().tasks().size();
    }

    /**
     * Reads and checks a label whose record has no headers.
     *
     * @see #read(byte[], byte[], Headers, long)
     */
    public Label read(byte[] key, byte[] value, long recordTimestamp) throws BadEventException {
        return read(key, value, NO_HEADERS, recordTimestamp);
    }

    /**
     * Reads and checks a label.
     *
     * @param key the record's key
     * @param value the record's value; null withdraws the labels of the event that are not learnt yet
     * @param headers the record's headers
     * @param recordTimestamp the record's timestamp in milliseconds since the epoch, or
     *     {@link EventReader#NO_TIMESTAMP}
     * @throws BadEventException when the label cannot be used
     */
    public Label read(byte[] key, byte[] value, Headers headers, long recordTimestamp) throws BadEventException {
        if (key == null) {
            throw wrongKey("null", "the id of the event, in UTF-8");
        }
        if (value == null) {
            holder.setId(key, 0, key.length);
            takeTimeOfRecord(recordTimestamp);
            return Label.withdrawal(holder.id(), recordTimestamp);
        }
        decoders.decode(value, headers, holder);
        fields.settle(holder);
        if (!Arrays.equals(key, holder.id())) {
            throw wrongKey(shown(key), shown(holder.id()) + ", the id of the label's event");
        }
        if (hasTimes) {
            times.check(holder, recordTimestamp);
        } else {
            takeTimeOfRecord(recordTimestamp);
        }
        return Label.of(holder.id(), holder.time(), values());
    }

    private void takeTimeOfRecord(long recordTimestamp) throws BadEventException {
        if (recordTimestamp == EventReader.NO_TIMESTAMP) {
            throw new BadEventException(
                    Reason.BAD_TIME,
                    "label time: none (expected: a record with a timestamp, where no field has the time)");
        }
        holder.setTime(recordTimestamp, null);
        times.check(holder, recordTimestamp);
    }

    private double[] values() {
        double[] values = new double[tasks];
        for (int task = 0; task < tasks; task++) {
            values[task] = holder.values().label(task);
        }
        return values;
    }

    private static BadEventException wrongKey(String key, String expected) {
        return new BadEventException(
                Reason.WRONG_KEY,
                "key: " + key + " (expected: " + expected
                        + "; with another key a label may come to another partition than its event)");
    }

    private static String shown(byte[] id) {
        String text = new String(id, StandardCharsets.UTF_8);
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
    }
}
