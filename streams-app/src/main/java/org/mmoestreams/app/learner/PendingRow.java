package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.mmoestreams.features.RowBatch;

/**
 * What is kept of an event besides its encoded row while its training window is open.
 *
 * @param window the number of the window, from 0
 * @param sequence the event's place among all sound events of the partition, from 0
 * @param eventTime the event's time, in milliseconds since the epoch
 * @param id the event's id
 */
record PendingRow(long window, long sequence, long eventTime, String id) {

    /** Writes the row with its encoded values from a slot. */
    byte[] write(RowBatch batch, int slot) {
        byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(3 * Long.BYTES + Short.BYTES + idBytes.length + batch.rowBytes());
        out.putLong(window).putLong(sequence).putLong(eventTime);
        out.putShort((short) idBytes.length).put(idBytes);
        batch.write(slot, out);
        return out.array();
    }

    /** Reads what {@link #write} wrote; the encoded values go into the slot. */
    static PendingRow read(byte[] bytes, RowBatch batch, int slot) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long window = in.getLong();
        long sequence = in.getLong();
        long eventTime = in.getLong();
        byte[] idBytes = new byte[in.getShort()];
        in.get(idBytes);
        batch.read(slot, in);
        return new PendingRow(window, sequence, eventTime, new String(idBytes, StandardCharsets.UTF_8));
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
