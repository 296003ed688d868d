package org.mmoestreams.app.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** An event that was read again: its encoded row, and what of it has been learnt so far. */
final class EventRow {

    private static final int LABELLED = 1;
    private static final int NEGATIVE = 2;
    private static final int CORRECTED = 4;

    private final long number;
    private final String id;
    private final long time;
    private final double[] own;
    private final byte[] encoded;
    private final double[] learnt;
    private final byte[] how;

    /**
     * A row of which nothing is learnt yet.
     *
     * @param number the event's place among all sound events of its partition, from 0
     * @param time the event's time, in milliseconds since the epoch
     * @param own the labels that came in the event, by task; NaN for none
     * @param encoded the encoded row
     */
    EventRow(long number, String id, long time, double[] own, byte[] encoded) {
        this.number = number;
        this.id = id;
        this.time = time;
        this.own = own;
        this.encoded = encoded;
        this.learnt = new double[own.length];
        this.how = new byte[own.length];
        Arrays.fill(learnt, Double.NaN);
    }

    long number() {
        return number;
    }

    String id() {
        return id;
    }

    long time() {
        return time;
    }

    /** The label that came in the event; NaN for none. */
    double own(int task) {
        return own[task];
    }

    /** The encoded row, not to be changed. */
    byte[] encoded() {
        return encoded;
    }

    boolean isLearnt(int task) {
        return !Double.isNaN(learnt[task]);
    }

    /** The label that a task was learnt with last; NaN when it was not yet. */
    double learnt(int task) {
        return learnt[task];
    }

    /** Whether a task was learnt with a label that came. */
    boolean isLabelled(int task) {
        return (how[task] & (LABELLED | CORRECTED)) != 0;
    }

    /** Whether a task was learnt with what may have been the negative at its window's end, and not corrected since. */
    boolean isNegative(int task) {
        return how[task] == NEGATIVE || how[task] == (NEGATIVE | LABELLED);
    }

    /** Takes note of a label that came, or may have been the negative at the window's end, or both. */
    void learn(int task, double label, boolean came, boolean mayBeNegative) {
        learnt[task] = label;
        how[task] = (byte) ((came ? LABELLED : 0) | (mayBeNegative ? NEGATIVE : 0));
    }

    /** Takes note of the label by which a negative was corrected. */
    void correct(int task, double label) {
        learnt[task] = label;
        how[task] = CORRECTED;
    }

    /** Whether nothing more may be learnt from it. */
    boolean isFinished(AuditRules rules) {
        if (rules.learnsChanged()) {
            return false;
        }
        for (int task = 0; task < how.length; task++) {
            if (!isLearnt(task) || (isNegative(task) && rules.corrects(task))) {
                return false;
            }
        }
        return true;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(number);
        out.writeUTF(id);
        out.writeLong(time);
        for (int task = 0; task < how.length; task++) {
            out.writeDouble(own[task]);
            out.writeDouble(learnt[task]);
            out.writeByte(how[task]);
        }
        out.writeInt(encoded.length);
        out.write(encoded);
    }

    static EventRow read(DataInput in, int tasks) throws IOException {
        long number = in.readLong();
        String id = in.readUTF();
        long time = in.readLong();
        double[] own = new double[tasks];
        double[] learnt = new double[tasks];
        byte[] how = new byte[tasks];
        for (int task = 0; task < tasks; task++) {
            own[task] = in.readDouble();
            learnt[task] = in.readDouble();
            how[task] = in.readByte();
        }
        byte[] encoded = new byte[in.readInt()];
        in.readFully(encoded);
        EventRow row = new EventRow(number, id, time, own, encoded);
        System.arraycopy(learnt, 0, row.learnt, 0, tasks);
        System.arraycopy(how, 0, row.how, 0, tasks);
        return row;
    }
}
