package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;
import org.mmoestreams.features.RowBatch;

/** What is kept of an event besides its encoded row while its training window is open. */
final class PendingRow {

    private final long window;
    private final long sequence;
    private final long eventTime;
    private final byte[] id;

    /**
     * A row.
     *
     * @param window the number of the window, from 0
     * @param sequence the event's place among all sound events of the partition, from 0
     * @param eventTime the event's time, in milliseconds since the epoch
     * @param id the event's id as UTF-8
     */
    PendingRow(long window, long sequence, long eventTime, byte[] id) {
        this.window = window;
        this.sequence = sequence;
        this.eventTime = eventTime;
        this.id = id;
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

    /** Writes the row with its encoded values from a slot. */
    byte[] write(RowBatch batch, int slot) {
        ByteBuffer out = ByteBuffer.allocate(3 * Long.BYTES + Short.BYTES + id.length + batch.rowBytes());
        out.putLong(window).putLong(sequence).putLong(eventTime);
        out.putShort((short) id.length).put(id);
        batch.write(slot, out);
        return out.array();
    }

    /** Reads what {@link #write} wrote; the encoded values go into the slot. */
    static PendingRow read(byte[] bytes, RowBatch batch, int slot) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long window = in.getLong();
        long sequence = in.getLong();
        long eventTime = in.getLong();
        byte[] id = new byte[in.getShort()];
        in.get(id);
        batch.read(slot, in);
        return new PendingRow(window, sequence, eventTime, id);
    }

    /** The number of the window that written bytes belong to. */
    static long windowOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    /** The event's place that written bytes belong to. */
    static long sequenceOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong(Long.BYTES);
    }
}
