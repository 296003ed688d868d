package org.mmoestreams.client.serde;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.SchemaNormalization;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.Prediction;

/**
 * Writes predictions of one model straight into bytes: the same bytes that {@link AvroBytes} makes of a
 * {@link Prediction}, with one allocation each. Avro specification, "Single-object encoding" and "Binary encoding". For
 * one thread.
 */
public final class PredictionWriter {

    private static final byte[] MARKER = {(byte) 0xC3, 0x01};
    private static final int MOST_LONG_BYTES = 10;
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] header;
    private final byte[] modelId;
    private final byte[][] names;
    private final boolean[] binary;
    private final int fixedBytes;
    private byte[] buffer = {};
    private int at;

    /** A writer for the predictions of the tasks by the model. */
    public PredictionWriter(String modelId, List<Task> tasks) {
        this.header = header();
        this.modelId = text(modelId);
        this.names = tasks.stream().map(task -> text(task.name())).toArray(byte[][]::new);
        this.binary = new boolean[tasks.size()];
        int bytes = header.length + this.modelId.length + 5 * MOST_LONG_BYTES + 1;
        for (int task = 0; task < binary.length; task++) {
            binary[task] = tasks.get(task).isBinary();
            bytes += names[task].length + 2 + Double.BYTES;
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
        put(header);
        putLong(id.length);
        put(id);
        putLong(time);
        put(modelId);
        putLong(modelVersion);
        putLong(values.length);
        for (int task = 0; task < values.length; task++) {
            put(names[task]);
            putValue(binary[task], values[task]);
        }
        put(0);
        return Arrays.copyOf(buffer, at);
    }

    /** Branch 0 of each union is null, written as a zero byte, branch 1 a double. */
    private void putValue(boolean isProbability, double value) {
        if (isProbability) {
            put(2);
            putDouble(value);
            put(0);
        } else {
            put(0);
            put(2);
            putDouble(value);
        }
    }

    private void reserve(int bytes) {
        if (buffer.length < bytes) {
            buffer = new byte[bytes];
        }
        at = 0;
    }

    private void put(int value) {
        buffer[at++] = (byte) value;
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        at += bytes.length;
    }

    private void putDouble(double value) {
        DOUBLES.set(buffer, at, value);
        at += Double.BYTES;
    }

    private void putLong(long value) {
        at = putLong(buffer, at, value);
    }

    /** Zigzag, then seven bits to a byte, the lowest first; returns where it ends. */
    private static int putLong(byte[] out, int from, long value) {
        int end = from;
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            out[end++] = (byte) ((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out[end++] = (byte) left;
        return end;
    }

    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[MOST_LONG_BYTES + utf8.length];
        int from = putLong(out, 0, utf8.length);
        System.arraycopy(utf8, 0, out, from, utf8.length);
        return Arrays.copyOf(out, from + utf8.length);
    }

    private static byte[] header() {
        return ByteBuffer.allocate(MARKER.length + Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER)
                .putLong(SchemaNormalization.parsingFingerprint64(Prediction.getClassSchema()))
                .array();
    }
}
