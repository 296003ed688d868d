package org.mmoestreams.app.audit;

import java.util.List;
import org.mmoestreams.app.join.JoinRules;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Late;
import org.mmoestreams.features.NetworkTasks;
import org.mmoestreams.features.Task;

/** What an audit goes by: which labels may be learnt by the learner's rules, and until when. */
final class AuditRules {

    private static final int ROWS_LOOKED_AT_PER_EVENT = 8;
    /** No more than this part of the rows that may wait is thrown out at a time. */
    private static final int THROWN_OUT_OF = 16;

    private final JoinRules join;
    private final NetworkTasks network;

    private AuditRules(JoinRules join) {
        this.join = join;
        this.network = NetworkTasks.of(join.tasks());
    }

    /** Those for a learner that goes by some rules. */
    static AuditRules of(JoinRules join) {
        return new AuditRules(join);
    }

    /** The tasks of the spec. */
    List<Task> tasks() {
        return join.tasks();
    }

    /** The tasks of the spec, and what is learnt beside them. */
    NetworkTasks network() {
        return network;
    }

    /** Whether a label that differs from the one before is learnt, too. */
    boolean learnsChanged() {
        return join.learnsChanged();
    }

    /** Whether a row is learnt once all its labels are settled. */
    boolean whenComplete() {
        return join.whenComplete();
    }

    /** Whether a label that comes in time waits for those of other tasks, or for the window's end, to be learnt. */
    boolean keepsLabels(int task) {
        return join.keepsLabels(task);
    }

    /** The last moment at which a label of a task is in time for an event. */
    long windowEnd(long eventTime, int task) {
        return join.endOf(eventTime, task);
    }

    /** The last moment at which anything is known of an event. */
    long retentionEnd(long eventTime) {
        return join.retentionEnd(eventTime);
    }

    /** Whether an event whose window ended without a label is a negative of a task. */
    boolean isNegativeAtEnd(int task) {
        return join.atEnd(task) == AtEnd.NEGATIVE;
    }

    /** Whether a positive that comes later corrects that negative. */
    boolean corrects(int task) {
        return join.late(task) == Late.CORRECT;
    }

    /** Whether it is learnt beside a task what became of its rows. */
    boolean isSampled(int task) {
        return network.isSampled(task);
    }

    /** Whether a label after the window's end may be learnt as if it had come in time: its row waits for others. */
    boolean takesLate(int task) {
        return whenComplete() && (learnsChanged() || corrects(task));
    }

    /**
     * The stream time after which nothing is learnt from an event that was not due before. Rows are looked at a
     * while later where they came out of order.
     *
     * @param since the event's time, or stream time when it came, whichever is later
     */
    long rowEnd(long since) {
        long longest = Long.MIN_VALUE;
        boolean isKept = learnsChanged();
        for (int task = 0; task < tasks().size(); task++) {
            longest = Math.max(longest, windowEnd(since, task));
            isKept |= corrects(task);
        }
        return isKept
                ? retentionEnd(since) + 2 * JoinRules.mostLateMillis(join.retentionMillis())
                : Math.max(since, longest) + 2 * JoinRules.mostLateMillis(longest - since);
    }

    /**
     * The stream time until which a label is kept.
     *
     * @param since its time, or stream time when it came, whichever is later
     */
    long labelEnd(long since) {
        return rowEnd(since) + join.limits().waitForEvent().toMillis();
    }

    /**
     * After how many events every row was looked at that is due now: each event has the learner look at some.
     *
     * @param rows how many rows there are that may be due
     */
    long eventsUntilSettled(long rows) {
        return rows * (tasks().size() + 1) / ROWS_LOOKED_AT_PER_EVENT + 2;
    }

    /**
     * Whether a row may have been thrown out since too many waited.
     *
     * @param rows how many may have waited, those included that were thrown out with it
     */
    boolean mayThrowOut(long rows) {
        int most = join.limits().most();
        return rows > most - most / THROWN_OUT_OF;
    }
}
