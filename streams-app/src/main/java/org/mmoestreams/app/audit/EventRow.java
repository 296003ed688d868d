package org.mmoestreams.app.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The encoded row of an event that was read again, and what of it has been learnt so far. */
final class EventRow {

    private static final int LABELLED = 1;
    private static final int NEGATIVE = 2;
    private static final int CORRECTED = 4;
    private static final int SETTLED = 8;
    private static final int DOUBTFUL = 16;
    /** What of that says how a task was learnt. */
    private static final int LEARNT = LABELLED | NEGATIVE | CORRECTED;

    private static final long NONE = -1;

    private final ReadEvent event;
    private final double[] own;
    private final byte[] encoded;
    private final double[] learnt;
    private final byte[] how;
    private boolean settled;
    private boolean replaced;
    private boolean doubtful;
    /** The event of the same id whose place this one took; null for none, or where nothing is known of it. */
    private EventRow earlier;

    /**
     * A row of which nothing is learnt yet.
     *
     * @param own the labels that came in the event, by task; NaN for none
     * @param encoded the encoded row
     */
    EventRow(ReadEvent event, double[] own, byte[] encoded) {
        this.event = event;
        this.own = own;
        this.encoded = encoded;
        this.learnt = new double[own.length];
        this.how = new byte[own.length];
        Arrays.fill(learnt, Double.NaN);
    }

    long number() {
        return event.number();
    }

    String id() {
        return event.id();
    }

    long time() {
        return event.time();
    }

    /** From when on it waits, see {@link ReadEvent#since}. */
    long since() {
        return event.since();
    }

    /** The label that came in the event, or in one whose place it took; NaN for none. */
    double own(int task) {
        return known(task).own[task];
    }

    /** The encoded row, not to be changed. */
    byte[] encoded() {
        return encoded;
    }

    /** Whether a task was learnt, be it of an event whose place it took. */
    boolean isLearnt(int task) {
        return !Double.isNaN(learnt(task));
    }

    /** The label that a task was learnt with last; NaN when it was not yet. */
    double learnt(int task) {
        return known(task).learnt[task];
    }

    /** Whether a task was learnt with a label that came. */
    boolean isLabelled(int task) {
        return (known(task).how[task] & (LABELLED | CORRECTED)) != 0;
    }

    /** Whether a task was learnt with what may have been the negative at its window's end, and not corrected since. */
    boolean isNegative(int task) {
        int known = known(task).how[task] & LEARNT;
        return known == NEGATIVE || known == (NEGATIVE | LABELLED);
    }

    /** Whether a task's negative was corrected, and nothing else was learnt since. */
    boolean isCorrected(int task) {
        return (known(task).how[task] & LEARNT) == CORRECTED;
    }

    /** Whether it was learnt what became of it: nothing more is learnt then. */
    boolean isSettled() {
        return settled;
    }

    /** Whether another event of its id came after it, so that nothing more becomes of it. */
    boolean isReplaced() {
        return replaced;
    }

    /** Whether what became of a task was learnt of an event whose place it took. */
    boolean wasSettledBefore(int task) {
        EventRow known = known(task);
        return (known != this && known.settled) || (known.how[task] & SETTLED) != 0;
    }

    /** Whether the learner may have forgotten what is known of a task from an event whose place it took. */
    boolean isDoubtful(int task) {
        EventRow known = known(task);
        return (known != this && doubtful) || (known.how[task] & DOUBTFUL) != 0;
    }

    /** Whether it took the place of another event of its id. */
    boolean isRepeated() {
        return earlier != null;
    }

    /** The number of the event whose place it took; -1 for none. */
    long earlierNumber() {
        return earlier == null ? NONE : earlier.number();
    }

    /** The event whose place it took; null for none. */
    EventRow earlier() {
        return earlier;
    }

    /**
     * Takes over what is known of another event of its id, the place of which it took.
     *
     * @param isForgotten whether the learner may have forgotten it
     */
    void follow(EventRow before, boolean isForgotten) {
        earlier = before;
        doubtful |= isForgotten;
    }

    /** Keeps what it took over as its own, since nothing more is learnt of the events before. */
    void absorb() {
        for (int task = 0; task < how.length; task++) {
            EventRow known = known(task);
            int more = (wasSettledBefore(task) ? SETTLED : 0) | (isDoubtful(task) ? DOUBTFUL : 0);
            own[task] = known.own[task];
            learnt[task] = known.learnt[task];
            how[task] = (byte) (known.how[task] | more);
        }
        earlier = null;
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

    /** Takes note that it was learnt what became of it. */
    void settle() {
        settled = true;
    }

    /** Takes note that another event of its id came. */
    void replace() {
        replaced = true;
    }

    /** Whether nothing more may be learnt from it. */
    boolean isFinished(AuditRules rules) {
        if (settled || rules.learnsChanged()) {
            return settled;
        }
        for (int task = 0; task < how.length; task++) {
            if (!isLearnt(task) || rules.isSampled(task) || (isNegative(task) && rules.corrects(task))) {
                return false;
            }
        }
        return true;
    }

    /** The one that knows of a task: itself, if it brought a label or was learnt. */
    private EventRow known(int task) {
        boolean isOwn = earlier == null || !Double.isNaN(own[task]) || !Double.isNaN(learnt[task]);
        return isOwn ? this : earlier.known(task);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(number());
        out.writeUTF(id());
        out.writeLong(time());
        out.writeLong(since());
        for (int task = 0; task < how.length; task++) {
            out.writeDouble(own[task]);
            out.writeDouble(learnt[task]);
            out.writeByte(how[task]);
        }
        out.writeBoolean(settled);
        out.writeBoolean(replaced);
        out.writeBoolean(doubtful);
        out.writeInt(encoded.length);
        out.write(encoded);
    }

    static EventRow read(DataInput in, int tasks) throws IOException {
        ReadEvent event = new ReadEvent(in.readLong(), in.readUTF(), in.readLong(), in.readLong());
        double[] own = new double[tasks];
        double[] learnt = new double[tasks];
        byte[] how = new byte[tasks];
        for (int task = 0; task < tasks; task++) {
            own[task] = in.readDouble();
            learnt[task] = in.readDouble();
            how[task] = in.readByte();
        }
        boolean settled = in.readBoolean();
        boolean replaced = in.readBoolean();
        boolean doubtful = in.readBoolean();
        byte[] encoded = new byte[in.readInt()];
        in.readFully(encoded);
        EventRow row = new EventRow(event, own, encoded);
        System.arraycopy(learnt, 0, row.learnt, 0, tasks);
        System.arraycopy(how, 0, row.how, 0, tasks);
        row.settled = settled;
        row.replaced = replaced;
        row.doubtful = doubtful;
        return row;
    }
}
