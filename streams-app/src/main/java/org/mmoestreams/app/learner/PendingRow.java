package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mmoestreams.app.join.Joined;
import org.mmoestreams.features.RowBatch;

/**
 * What is kept of an event besides its encoded row while its training window is open. Rows for labels that come late
 * are written in another form than the others; the length of their id, which is below zero then, tells them apart.
 */
final class PendingRow {

    private static final int FIXED_BYTES = 3 * Long.BYTES + Short.BYTES;
    /** Stands before headers, lest values of another spec be taken for them. */
    private static final short HEADERS = 0x4844;
    /** Stands before what was published of a row that waited for its label since. */
    private static final short PUBLISHED = 0x504B;
    /** Stood before it in builds that did not keep by which version, and when the label was there. */
    private static final short FORMER_PUBLISHED = 0x5042;

    private static final byte[] NONE = {};

    private final long window;
    private final long sequence;
    private final long eventTime;
    private final byte[] id;
    private final byte[] headers;
    private final PublishedRow published;

    /**
     * A row that is predicted in its window.
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
        this.published = null;
    }

    private PendingRow(long window, long eventTime, byte[] id, long sequence, PublishedRow published) {
        this.window = window;
        this.sequence = sequence;
        this.eventTime = eventTime;
        this.id = id;
        this.headers = NONE;
        this.published = published;
    }

    /** A row that was predicted before, and comes with a label that it waited for. */
    static PendingRow joined(long window, Joined joined) {
        return new PendingRow(
                window,
                joined.row().eventTime(),
                joined.id(),
                joined.row().sequence(),
                new PublishedRow(
                        joined.row().version(), joined.known(), joined.row().predictions()));
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

    /** What was published of the row before it came to its window, by task; null when it is predicted there. */
    double[] published() {
        return published == null ? null : published.predictions();
    }

    /** The model version that predicts it: that of its window, or the one that did before. */
    long version() {
        return published == null ? window : published.version();
    }

    /** When its labels were there to be learnt, in milliseconds since the epoch; not before the event's time. */
    long known() {
        return published == null ? eventTime : published.known();
    }

    /** Writes the row with its encoded values, which are at an index of a batch. */
    byte[] write(RowBatch batch, int index) {
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + id.length + batch.rowBytes() + tailBytes());
        out.putLong(window).putLong(sequence).putLong(eventTime);
        out.putShort((short) (batch.isForLateLabels() ? ~id.length : id.length)).put(id);
        batch.write(index, out);
        if (published != null) {
            out.putShort(PUBLISHED).putLong(published.version()).putLong(published.known());
            for (double prediction : published.predictions()) {
                out.putDouble(prediction);
            }
        } else if (headers.length > 0) {
            out.putShort(HEADERS).put(headers);
        }
        return out.array();
    }

    /**
     * Reads what {@link #write} wrote; the encoded values go to the index.
     *
     * @throws IllegalStateException when it is a row for labels that come late, and the batch is not
     */
    static PendingRow read(byte[] bytes, RowBatch batch, int index) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long window = in.getLong();
        long sequence = in.getLong();
        long eventTime = in.getLong();
        short length = in.getShort();
        boolean isPlain = length >= 0;
        byte[] id = new byte[isPlain ? length : ~length];
        in.get(id);
        if (!isPlain && !batch.isForLateLabels()) {
            throw LabelInput.missing();
        }
        int end = in.position() + (isPlain ? batch.plainRowBytes() : batch.rowBytes());
        short tail = end + Short.BYTES < bytes.length ? in.getShort(end) : 0;
        boolean wasPublished = tail == PUBLISHED || tail == FORMER_PUBLISHED;
        ByteBuffer encoded = tail == HEADERS || wasPublished ? in.limit(end) : in;
        if (isPlain) {
            batch.readPlain(index, encoded);
        } else {
            batch.read(index, encoded);
        }
        if (wasPublished) {
            in.limit(bytes.length).position(end + Short.BYTES);
            return new PendingRow(
                    window, eventTime, id, sequence, readPublished(in, tail == PUBLISHED, window, eventTime));
        }
        byte[] headers = tail == HEADERS ? Arrays.copyOfRange(bytes, end + Short.BYTES, bytes.length) : NONE;
        return new PendingRow(window, sequence, eventTime, id, headers);
    }

    /** Whether what {@link #write} wrote was not for labels that come late. */
    static boolean isPlain(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getShort(3 * Long.BYTES) >= 0;
    }

    private static PublishedRow readPublished(ByteBuffer in, boolean isWhole, long window, long eventTime) {
        long version = isWhole ? in.getLong() : window;
        long known = isWhole ? in.getLong() : eventTime;
        double[] predictions = new double[in.remaining() / Double.BYTES];
        in.asDoubleBuffer().get(predictions);
        return new PublishedRow(version, known, predictions);
    }

    private int tailBytes() {
        if (published != null) {
            return Short.BYTES + 2 * Long.BYTES + published.predictions().length * Double.BYTES;
        }
        return headers.length == 0 ? 0 : Short.BYTES + headers.length;
    }
}
