package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;

/**
 * Encoded rows, numbered: per row the embedding row of each embedded field, log1p of each continuous field and the
 * label of each task. Also holds what the model said of each row. Rows are written and read as bytes, so that a row
 * outlives the process.
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

    /** A batch of {@code capacity} empty rows. */
    public static RowBatch of(FeatureSpec spec, int capacity) {
        return new RowBatch(spec, capacity);
    }

    /** How many rows there are. */
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

    /** The label of a task in a row: 1 or 0 (binary), a number (regression), NaN when not known. */
    public double label(int row, int task) {
        return labels[row * tasks + task];
    }

    /** What the model said last of a task in a row: a probability (binary) or a value (regression). */
    public double prediction(int row, int task) {
        return predictions[row * tasks + task];
    }

    /** Notes what the model says of a task in a row. */
    public void setPrediction(int row, int task, double value) {
        predictions[row * tasks + task] = value;
    }

    /** Bytes of one written row. */
    public int rowBytes() {
        return (fields + numbers) * Integer.BYTES + tasks * Double.BYTES;
    }

    /** Writes {@link #rowBytes()} bytes of a row, without its predictions. */
    public void write(int row, ByteBuffer out) {
        for (int i = row * fields; i < (row + 1) * fields; i++) {
            out.putInt(embeddingRows[i]);
        }
        for (int i = row * numbers; i < (row + 1) * numbers; i++) {
            out.putFloat(logs[i]);
        }
        for (int i = row * tasks; i < (row + 1) * tasks; i++) {
            out.putDouble(labels[i]);
        }
    }

    /**
     * Reads a row as {@link #write} wrote it.
     *
     * @throws IllegalArgumentException when there are not as many bytes as a row has
     */
    public void read(int row, ByteBuffer in) {
        check(in.remaining() == rowBytes(), "encoded row", in.remaining() + " bytes", rowBytes() + " bytes");
        for (int i = row * fields; i < (row + 1) * fields; i++) {
            embeddingRows[i] = in.getInt();
        }
        for (int i = row * numbers; i < (row + 1) * numbers; i++) {
            logs[i] = in.getFloat();
        }
        for (int i = row * tasks; i < (row + 1) * tasks; i++) {
            labels[i] = in.getDouble();
        }
    }
}
