package org.mmoestreams.app.serde;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.SchemaNormalization;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.Prediction;

/**
 * Writes predictions of one model straight into bytes: the same bytes that {@link AvroBytes} makes of a {@link Prediction}, with
 * one allocation each. Avro specification, "Single-object encoding" and "Binary encoding". For one thread.
 */
public final class PredictionWriter {

    private static final byte[] MARKER = {(byte) 0xC3, 0x01};
    private static final int MOST_LONG_BYTES = 10;

    private final byte[] header;
    private final byte[] modelId;
    private final List<byte[]> names;
    private final boolean[] binary;
    private final int fixedBytes;
    private ByteBuffer buffer = littleEndian(new byte[0]);

    /** A writer for the predictions of the tasks by the model. */
    public PredictionWriter(String modelId, List<Task> tasks) {
        this.header = header();
        this.modelId = text(modelId);
        this.names = tasks.stream().map(task -> text(task.name())).toList();
        this.binary = new boolean[tasks.size()];
        int bytes = header.length + this.modelId.length + 5 * MOST_LONG_BYTES + 1;
        for (int task = 0; task < binary.length; task++) {
            binary[task] = tasks.get(task).isBinary();
            bytes += names.get(task).length + 2 + Double.BYTES;
        }
        this.fixedBytes = bytes;
    }

    /**
     * The bytes of a prediction.
     *
     * @param id the event's id as UTF-8
     * @param time the event's time, in milliseconds since the epoch
     * @param modelVersion how many windows the model had learnt
     * @param values by task, the probability (binary) or the value (regression)
     */
    public byte[] write(byte[] id, long time, long modelVersion, double[] values) {
        reserve(fixedBytes + id.length);
        buffer.put(header);
        putLong(id.length);
        buffer.put(id);
        putLong(time);
        buffer.put(modelId);
        putLong(modelVersion);
        putLong(values.length);
        for (int task = 0; task < values.length; task++) {
            buffer.put(names.get(task));
            putValue(binary[task], values[task]);
        }
        buffer.put((byte) 0);
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    /** Branch 0 of each union is null, written as a zero byte, branch 1 a double. */
    private void putValue(boolean isProbability, double value) {
        if (isProbability) {
            buffer.put((byte) 2).putDouble(value).put((byte) 0);
        } else {
            buffer.put((byte) 0).put((byte) 2).putDouble(value);
        }
    }

    private void putLong(long value) {
        putLong(buffer, value);
    }

    private void reserve(int bytes) {
        if (buffer.capacity() < bytes) {
            buffer = littleEndian(new byte[bytes]);
        }
        buffer.clear();
    }

    /** Zigzag, then seven bits to a byte, the lowest first. */
    private static void putLong(ByteBuffer out, long value) {
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            out.put((byte) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.put((byte) left);
    }

    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(MOST_LONG_BYTES + utf8.length);
        putLong(out, utf8.length);
        out.put(utf8).flip();
        byte[] bytes = new byte[out.remaining()];
        out.get(bytes);
        return bytes;
    }

    private static byte[] header() {
        return littleEndian(new byte[MARKER.length + Long.BYTES])
                .put(MARKER)
                .putLong(SchemaNormalization.parsingFingerprint64(Prediction.getClassSchema()))
                .array();
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
