package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mmoestreams.features.RowBatch;

/** What is kept of an event besides its encoded row while its training window is open. */
final class PendingRow {

    private static final int FIXED_BYTES = 3 * Long.BYTES + Short.BYTES;
    /** Stands before headers, lest values of another spec be taken for them. */
    private static final short HEADERS = 0x4844;

    private static final byte[] NONE = {};

    private final long window;
    private final long sequence;
    private final long eventTime;
    private final byte[] id;
    private final byte[] headers;

    /**
     * A row.
     *
     * @param window the number of the window, from 0
     * @param sequence the event's place among all sound events of the partition, from 0
     * @param eventTime the event's time, in milliseconds since the epoch
     * @param id the event's id as UTF-8
     * @param headers what {@link CarriedHeaders} made of the event's headers
     */
    PendingRow(long window, long sequence, long eventTime, byte[] id, byte[] headers) {
        this.window = window;
        this.sequence = sequence;
        this.eventTime = eventTime;
        this.id = id;
        this.headers = headers;
    }

    long sequence() {
        return sequence;
    }

    long eventTime() {
        return eventTime;
    }

    /** UTF-8, not to be changed. */
    byte[] id() {
        return id;
    }

    /** What {@link CarriedHeaders} made of the event's headers, not to be changed. */
    byte[] headers() {
        return headers;
    }

    /** Writes the row with its encoded values, which are at an index of a batch. */
    byte[] write(RowBatch batch, int index) {
        int headerBytes = headers.length == 0 ? 0 : Short.BYTES + headers.length;
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + id.length + batch.rowBytes() + headerBytes);
        out.putLong(window).putLong(sequence).putLong(eventTime);
        out.putShort((short) id.length).put(id);
        batch.write(index, out);
        if (headerBytes > 0) {
            out.putShort(HEADERS).put(headers);
        }
        return out.array();
    }

    /** Reads what {@link #write} wrote; the encoded values go to the index. */
    static PendingRow read(byte[] bytes, RowBatch batch, int index) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long window = in.getLong();
        long sequence = in.getLong();
        long eventTime = in.getLong();
        byte[] id = new byte[in.getShort()];
        in.get(id);
        int end = in.position() + batch.rowBytes();
        byte[] headers = headersAfter(bytes, end);
        batch.read(index, headers.length == 0 ? in : in.limit(end));
        return new PendingRow(window, sequence, eventTime, id, headers);
    }

    /** A row without headers ends with its values. */
    private static byte[] headersAfter(byte[] bytes, int end) {
        int from = end + Short.BYTES;
        return bytes.length > from && ByteBuffer.wrap(bytes).getShort(end) == HEADERS
                ? Arrays.copyOfRange(bytes, from, bytes.length)
                : NONE;
    }
}
