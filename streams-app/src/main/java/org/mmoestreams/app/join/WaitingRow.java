package org.mmoestreams.app.join;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A row that was predicted and waits for labels: its encoded values, what was published of it, and how far each task
 * is. One that waits for nothing any more is {@link #forget finished}: only what is known of its labels is kept, so
 * that further ones are told from those of unknown events.
 */
public final class WaitingRow {

    private static final byte[] NONE = {};
    private static final double[] NOTHING = {};
    /** In place of the version of a row that was not predicted yet, and waits for something or does not. */
    private static final long ARRIVED_WAITING = -1;

    private static final long ARRIVED_FINISHED = -2;
    private static final int FIXED_BYTES = 3 * Long.BYTES;

    private final long eventTime;
    private final long sequence;
    private long version;
    private final Status[] status;
    private final double[] labels;
    private double[] predictions = NOTHING;
    private byte[] encoded = NONE;

    private WaitingRow(long eventTime, long sequence, int tasks) {
        this.eventTime = eventTime;
        this.sequence = sequence;
        this.status = new Status[tasks];
        this.labels = new double[tasks];
        Arrays.fill(status, Status.OPEN);
        Arrays.fill(labels, Double.NaN);
    }

    /**
     * A row that has arrived.
     *
     * @param labels those that came with it, by task; NaN for none
     * @param learnt whether they are learnt at once; else they wait for those that did not
     */
    static WaitingRow arrived(long eventTime, long sequence, double[] labels, boolean learnt) {
        WaitingRow row = new WaitingRow(eventTime, sequence, labels.length);
        Status known = learnt ? Status.LEARNT : Status.KNOWN;
        for (int task = 0; task < labels.length; task++) {
            row.set(task, Double.isNaN(labels[task]) ? Status.OPEN : known, labels[task]);
        }
        return row;
    }

    /** Says of a row that has arrived whether it waits for something once it is predicted. */
    void arrived(boolean waits) {
        version = waits ? ARRIVED_WAITING : ARRIVED_FINISHED;
    }

    /** Whether it was not predicted yet. */
    boolean isUnpredicted() {
        return version < 0;
    }

    /** What {@link #arrived} said of a row that was not predicted yet. */
    boolean waits() {
        return version == ARRIVED_WAITING;
    }

    /**
     * Says what was published of the row.
     *
     * @param by the model version that predicted it
     * @param published as they were published, by task; kept as it is
     * @param values the encoded row; kept as it is
     */
    void predicted(long by, double[] published, byte[] values) {
        version = by;
        predictions = published;
        encoded = values;
    }

    /** The event's time, in milliseconds since the epoch. */
    public long eventTime() {
        return eventTime;
    }

    /** The event's place among all sound events of the partition, from 0. */
    public long sequence() {
        return sequence;
    }

    /** The model version that predicted it. */
    public long version() {
        return version;
    }

    /** What was published, by task; not to be changed. */
    public double[] predictions() {
        return predictions;
    }

    /** The encoded row, not to be changed. */
    public byte[] encoded() {
        return encoded;
    }

    int tasks() {
        return status.length;
    }

    Status status(int task) {
        return status[task];
    }

    double label(int task) {
        return labels[task];
    }

    void set(int task, Status next, double label) {
        status[task] = next;
        labels[task] = label;
    }

    /** Whether there is a task of which a label, or what was learnt, is known. */
    boolean isAnyKnown() {
        return Arrays.stream(status).anyMatch(Status::isKnown);
    }

    boolean isFinished() {
        return encoded.length == 0;
    }

    /** Keeps only what is known of its labels. */
    void forget() {
        predictions = NOTHING;
        encoded = NONE;
    }

    byte[] write() {
        int taskBytes = status.length * (1 + Double.BYTES) + predictions.length * Double.BYTES;
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + taskBytes + encoded.length);
        out.putLong(eventTime).putLong(sequence).putLong(version);
        for (int task = 0; task < status.length; task++) {
            out.put(status[task].code()).putDouble(labels[task]);
        }
        for (double prediction : predictions) {
            out.putDouble(prediction);
        }
        return out.put(encoded).array();
    }

    static WaitingRow read(byte[] bytes, int tasks) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        WaitingRow row = new WaitingRow(in.getLong(), in.getLong(), tasks);
        row.version = in.getLong();
        for (int task = 0; task < tasks; task++) {
            row.set(task, Status.of(in.get()), in.getDouble());
        }
        row.predictions = new double[in.hasRemaining() ? tasks : 0];
        for (int task = 0; task < row.predictions.length; task++) {
            row.predictions[task] = in.getDouble();
        }
        row.encoded = new byte[in.remaining()];
        in.get(row.encoded);
        return row;
    }
}
