package org.mmoestreams.app.audit;

import java.util.Arrays;
import org.mmoestreams.app.history.DifferenceException;
import org.mmoestreams.app.history.RecordedWindow;
import org.mmoestreams.features.NetworkTasks;

/**
 * Sees to it that what is learnt beside a task, of what became of its rows, follows from what was learnt of them: once
 * a row, and not before nothing more can become of it.
 */
final class RowSettlement {

    private static final double NEGATIVE = 0;
    private static final double POSITIVE = 1;
    private static final int NONE = -1;

    private final AuditRules rules;
    private final NetworkTasks network;
    private final SentLabels sent;
    /** Which task of the spec a task is beside, {@link #NONE} for those of the spec. */
    private final int[] beside;

    RowSettlement(AuditRules rules, SentLabels sent) {
        this.rules = rules;
        this.network = rules.network();
        this.sent = sent;
        this.beside = new int[network.size()];
        Arrays.fill(beside, NONE);
        for (int task = 0; task < network.shown(); task++) {
            if (network.isSampled(task)) {
                beside[network.delayed(task)] = task;
                beside[network.realNegative(task)] = task;
            }
        }
    }

    /** Whether it was learnt of a row what became of it. */
    boolean isOne(RecordedWindow window, int index) {
        for (int task = network.shown(); task < network.size(); task++) {
            if (!Double.isNaN(window.label(index, task))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks all labels of such a row, which takes note of it.
     *
     * @param now stream time when the window closed
     * @param waiting how many rows may have waited
     * @return how many labels it has
     */
    int check(RecordedWindow window, int index, EventRow row, long now, long waiting) throws DifferenceException {
        int labels = 0;
        for (int task = 0; task < network.size(); task++) {
            double label = window.label(index, task);
            Lesson lesson = new Lesson(window.number(), index, row, task, label);
            double expected = expected(row, task);
            boolean isForgotten = Double.isNaN(label) && isDoubtful(row, task);
            if (Double.compare(label, expected) != 0 && !isForgotten) {
                throw lesson.difference(rules, "", expected + ", as " + why(row, task));
            }
            if (!Double.isNaN(label) && window.isCorrection(index)) {
                throw lesson.difference(rules, ", as a correction", "none, where it is learnt what became of a row");
            }
            if (!Double.isNaN(label)) {
                checkTime(lesson, now, waiting);
                labels++;
            }
        }
        row.settle();
        return labels;
    }

    /**
     * Checks that it was learnt of a row what became of it, where that must have been.
     *
     * @param window the number of the last window in which it may have been
     */
    void checkDone(EventRow row, long window) throws DifferenceException {
        for (int task = network.shown(); task < network.size(); task++) {
            double expected = expected(row, task);
            if (!row.isSettled() && !Double.isNaN(expected) && !isDoubtful(row, task)) {
                throw new DifferenceException("window " + window + ": event " + row.id() + ", task "
                        + network.all().get(task).name() + ": not learnt until then (expected: " + expected
                        + ", once labels.retention of the row was over)");
            }
        }
    }

    /** What has to be learnt of a row where nothing more becomes of it; NaN for nothing. */
    private double expected(EventRow row, int task) {
        int of = beside[task];
        if (of == NONE || !row.isLearnt(of) || row.wasSettledBefore(of)) {
            return Double.NaN;
        }
        boolean isDelayed = row.isCorrected(of);
        if (task == network.delayed(of)) {
            return isDelayed ? POSITIVE : NEGATIVE;
        }
        if (isDelayed) {
            return NEGATIVE;
        }
        return row.learnt(of) == NEGATIVE ? POSITIVE : Double.NaN;
    }

    private boolean isDoubtful(EventRow row, int task) {
        return beside[task] != NONE && row.isDoubtful(beside[task]);
    }

    private String why(EventRow row, int task) {
        int of = beside[task];
        if (of == NONE) {
            return "labels are learnt in other rows than what became of a row";
        }
        String name = rules.tasks().get(of).name();
        if (!row.isLearnt(of)) {
            return name + " was not learnt of the row";
        }
        return name + " was learnt last as " + row.learnt(of)
                + (row.isCorrected(of) ? ", as a correction" : ", not as a correction");
    }

    private void checkTime(Lesson lesson, long now, long waiting) throws DifferenceException {
        EventRow row = lesson.row();
        long end = rules.retentionEnd(row.time());
        boolean isOver = now > end
                || sent.hasRead(row.id(), label -> label.time() > end)
                || rules.mayThrowOut(waiting)
                || sent.has(row.id(), label -> label.time() > end);
        if (!isOver) {
            throw lesson.difference(
                    rules,
                    ", learnt at stream time " + now,
                    "none before " + end + ", when labels.retention of the row is over, for no more than " + waiting
                            + " rows waited; labels.* as they were when it was learnt");
        }
    }
}
