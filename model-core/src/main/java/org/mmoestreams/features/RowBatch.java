package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;

/**
 * Encoded rows in numbered slots: per row the embedding row of each embedded field, log1p of each continuous field and the
 * label of each task. Also holds what the model said of each row. Slots are written and read as bytes, so that a row outlives
 * the process.
 */
public final class RowBatch {

    final int fields;
    final int numbers;
    final int tasks;
    final int[] embeddingRows;
    final float[] logs;
    final double[] labels;
    private final double[] predictions;
    private final int capacity;

    private RowBatch(FeatureSpec spec, int capacity) {
        this.fields = spec.embeddedFields();
        this.numbers = spec.continuous().size();
        this.tasks = spec.tasks().size();
        this.capacity = capacity;
        this.embeddingRows = new int[capacity * fields];
        this.logs = new float[capacity * numbers];
        this.labels = new double[capacity * tasks];
        this.predictions = new double[capacity * tasks];
    }

    /** A batch of {@code capacity} empty slots. */
    public static RowBatch of(FeatureSpec spec, int capacity) {
        return new RowBatch(spec, capacity);
    }

    /** How many slots there are. */
    public int capacity() {
        return capacity;
    }

    /** Global embedding rows, {@code [capacity][embedded fields]}. */
    public int[] embeddingRows() {
        return embeddingRows;
    }

    /** log1p of the continuous fields, NaN where missing, {@code [capacity][continuous fields]}. */
    public float[] logs() {
        return logs;
    }

    /** The label of a task in a slot: 1 or 0 (binary), a number (regression), NaN when not known. */
    public double label(int slot, int task) {
        return labels[slot * tasks + task];
    }

    /** What the model said last of a task in a slot: a probability (binary) or a value (regression). */
    public double prediction(int slot, int task) {
        return predictions[slot * tasks + task];
    }

    /** Notes what the model says of a task in a slot. */
    public void setPrediction(int slot, int task, double value) {
        predictions[slot * tasks + task] = value;
    }

    /** Bytes of one written slot. */
    public int rowBytes() {
        return (fields + numbers) * Integer.BYTES + tasks * Double.BYTES;
    }

    /** Writes {@link #rowBytes()} bytes of a slot, without its predictions. */
    public void write(int slot, ByteBuffer out) {
        for (int i = slot * fields; i < (slot + 1) * fields; i++) {
            out.putInt(embeddingRows[i]);
        }
        for (int i = slot * numbers; i < (slot + 1) * numbers; i++) {
            out.putFloat(logs[i]);
        }
        for (int i = slot * tasks; i < (slot + 1) * tasks; i++) {
            out.putDouble(labels[i]);
        }
    }

    /**
     * Reads a slot as {@link #write} wrote it.
     *
     * @throws IllegalArgumentException when there are not as many bytes as a row has
     */
    public void read(int slot, ByteBuffer in) {
        check(in.remaining() == rowBytes(), "encoded row", in.remaining() + " bytes", rowBytes() + " bytes");
        for (int i = slot * fields; i < (slot + 1) * fields; i++) {
            embeddingRows[i] = in.getInt();
        }
        for (int i = slot * numbers; i < (slot + 1) * numbers; i++) {
            logs[i] = in.getFloat();
        }
        for (int i = slot * tasks; i < (slot + 1) * tasks; i++) {
            labels[i] = in.getDouble();
        }
    }
}
