package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Encoded rows, numbered: per row the embedding rows of each embedded field, the number of each continuous field on its
 * scale, the label of each of the {@link NetworkTasks}, and where the spec has a row-weight, that. Also holds what the
 * model said of each row. Rows are written and read as bytes, so that a row outlives the process; where values expire,
 * with the version of the model at which they were encoded.
 *
 * <p>In a batch for labels that come late, a row may be a correction: its positive labels are of tasks that learnt it
 * as a negative before. Its rows are written with their weights and with whether they are corrections.
 */
public final class RowBatch {

    /** Stands where a multi-valued field has no more items. */
    public static final int EMPTY = -1;

    final int slots;
    final int numbers;
    final int tasks;
    final int[] embeddingRows;
    final float[] scaled;
    final double[] labels;
    final double[] weights;
    final boolean[] corrections;
    /** The version of the model at which each row was encoded; empty where no values expire. */
    final long[] versions;

    private final boolean late;
    private final boolean weighted;
    private final double[] predictions;
    private final int capacity;

    private RowBatch(FeatureSpec spec, int capacity, boolean late) {
        this.slots = spec.features().slots();
        this.numbers = spec.continuous().size();
        this.tasks = spec.networkTasks().size();
        this.capacity = capacity;
        this.embeddingRows = new int[capacity * slots];
        for (int row = 0; row < capacity; row++) {
            Arrays.fill(embeddingRows, row * slots + spec.features().singleValued(), (row + 1) * slots, EMPTY);
        }
        this.scaled = new float[capacity * numbers];
        this.labels = new double[capacity * tasks];
        this.weights = new double[capacity];
        Arrays.fill(weights, 1);
        this.corrections = new boolean[capacity];
        this.versions = new long[spec.features().expire() ? capacity : 0];
        this.late = late;
        this.weighted = spec.row().weight() != null;
        this.predictions = new double[capacity * tasks];
    }

    /** A batch of {@code capacity} empty rows. */
    public static RowBatch of(FeatureSpec spec, int capacity) {
        return new RowBatch(spec, capacity, false);
    }

    /** A batch of {@code capacity} empty rows whose labels may come late. */
    public static RowBatch ofLateLabels(FeatureSpec spec, int capacity) {
        return new RowBatch(spec, capacity, true);
    }

    /** How many rows there are. */
    public int capacity() {
        return capacity;
    }

    /** How many embedding rows a row has room for. */
    public int slots() {
        return slots;
    }

    /**
     * Rows of the embedding table, {@code [capacity][slots]}: of the single-valued fields, then of each multi-valued
     * one, whose items come first and {@link #EMPTY} behind them.
     */
    public int[] embeddingRows() {
        return embeddingRows;
    }

    /**
     * The continuous fields, each on its {@link Scale}, NaN where missing, {@code [capacity][continuous fields]}; not
     * standardised.
     */
    public float[] scaled() {
        return scaled;
    }

    /** The label of a task in a row: 1 or 0 (binary), a number (regression), NaN when not known. */
    public double label(int row, int task) {
        return labels[row * tasks + task];
    }

    /** Gives a row the label of a task: 1 or 0 (binary), a number (regression), NaN when not known. */
    public void setLabel(int row, int task, double value) {
        labels[row * tasks + task] = value;
    }

    /** Leaves a row without labels and no correction, so that it can be learnt with others. */
    public void clearLabels(int row) {
        Arrays.fill(labels, row * tasks, (row + 1) * tasks, Double.NaN);
        corrections[row] = false;
    }

    /** Whether the tasks that a row is positive for learnt it as a negative before. */
    public boolean correction(int row) {
        return corrections[row];
    }

    /** Which rows are corrections, {@code [capacity]}. */
    public boolean[] corrections() {
        return corrections;
    }

    /**
     * Has a row be a correction, or not.
     *
     * @throws IllegalStateException when it is to be one in a batch that is not for labels that come late
     */
    public void setCorrection(int row, boolean corrects) {
        if (corrects && !late) {
            throw new IllegalStateException(
                    "correction: row " + row + " (expected: none; the batch is not for labels that come late)");
        }
        corrections[row] = corrects;
    }

    /** What each row weighs in the loss, {@code [capacity]}: not negative, 1 where the spec has no row-weight. */
    public double[] weights() {
        return weights;
    }

    /** What the model said last of a task in a row: a probability (binary) or a value (regression). */
    public double prediction(int row, int task) {
        return predictions[row * tasks + task];
    }

    /** Notes what the model says of a task in a row. */
    public void setPrediction(int row, int task, double value) {
        predictions[row * tasks + task] = value;
    }

    /** Whether labels may come late, so that rows are written with what that takes. */
    public boolean isForLateLabels() {
        return late;
    }

    /** Bytes of one written row. */
    public int rowBytes() {
        return rowBytes(late);
    }

    /** Bytes of a row that a batch wrote which is not for labels that come late. */
    public int plainRowBytes() {
        return rowBytes(false);
    }

    /** Writes {@link #rowBytes()} bytes of a row, without its predictions. */
    public void write(int row, ByteBuffer out) {
        for (int i = row * slots; i < (row + 1) * slots; i++) {
            out.putInt(embeddingRows[i]);
        }
        for (int i = row * numbers; i < (row + 1) * numbers; i++) {
            out.putFloat(scaled[i]);
        }
        for (int i = row * tasks; i < (row + 1) * tasks; i++) {
            out.putDouble(labels[i]);
        }
        if (weighted || late) {
            out.putDouble(weights[row]);
        }
        if (late) {
            out.put((byte) (corrections[row] ? 1 : 0));
        }
        if (versions.length > 0) {
            out.putLong(versions[row]);
        }
    }

    /**
     * Reads a row as {@link #write} wrote it.
     *
     * @throws IllegalArgumentException when there are not as many bytes as a row has
     */
    public void read(int row, ByteBuffer in) {
        read(row, in, late);
    }

    /**
     * Reads a row as a batch wrote it that is not for labels that come late.
     *
     * @throws IllegalArgumentException when there are not {@link #plainRowBytes()} bytes
     */
    public void readPlain(int row, ByteBuffer in) {
        read(row, in, false);
    }

    private void read(int row, ByteBuffer in, boolean asLate) {
        check(
                in.remaining() == rowBytes(asLate),
                "encoded row",
                in.remaining() + " bytes",
                rowBytes(asLate) + " bytes");
        for (int i = row * slots; i < (row + 1) * slots; i++) {
            embeddingRows[i] = in.getInt();
        }
        for (int i = row * numbers; i < (row + 1) * numbers; i++) {
            scaled[i] = in.getFloat();
        }
        for (int i = row * tasks; i < (row + 1) * tasks; i++) {
            labels[i] = in.getDouble();
        }
        weights[row] = weighted || asLate ? in.getDouble() : 1;
        corrections[row] = asLate && in.get() != 0;
        if (versions.length > 0) {
            versions[row] = in.getLong();
        }
    }

    private int rowBytes(boolean asLate) {
        int bytes = (slots + numbers) * Integer.BYTES + (weighted || asLate ? tasks + 1 : tasks) * Double.BYTES;
        return bytes + (asLate ? 1 : 0) + (versions.length > 0 ? Long.BYTES : 0);
    }
}
