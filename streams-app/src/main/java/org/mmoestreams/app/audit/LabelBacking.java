package org.mmoestreams.app.audit;

import java.util.function.Predicate;
import org.mmoestreams.app.history.DifferenceException;

/** Sees to it that each label that was learnt comes from somewhere, and trains its task once. */
final class LabelBacking {

    private static final double NEGATIVE = 0;

    private final AuditRules rules;
    private final SentLabels sent;

    LabelBacking(AuditRules rules, SentLabels sent) {
        this.rules = rules;
        this.sent = sent;
    }

    /**
     * What a label comes from, of which the row takes note.
     *
     * @param now stream time when its window closed
     */
    Backing of(Lesson lesson, long now) throws DifferenceException {
        EventRow row = lesson.row();
        int task = lesson.task();
        boolean isAnother = row.isLearnt(task) && row.learnt(task) != lesson.label();
        boolean isChanged = row.isDoubtful(task) ? isAnother && rules.learnsChanged() : row.isLearnt(task);
        return isChanged ? changed(lesson) : first(lesson, now);
    }

    /** What the label of a correction comes from, of which the row takes note. */
    Backing ofCorrection(Lesson lesson) throws DifferenceException {
        EventRow row = lesson.row();
        int task = lesson.task();
        if (!rules.corrects(task) || lesson.label() == NEGATIVE || !row.isNegative(task)) {
            throw lesson.difference(
                    rules,
                    ", as a correction",
                    "a positive of a task with late: correct, learnt once as a negative before");
        }
        if (!sent.has(row.id(), same(lesson))) {
            throw lesson.difference(rules, ", as a correction", "a label that was sent to the labels topic");
        }
        row.correct(task, lesson.label());
        return Backing.CORRECTION;
    }

    private Backing changed(Lesson lesson) throws DifferenceException {
        EventRow row = lesson.row();
        int task = lesson.task();
        boolean mayChange = rules.learnsChanged() && row.learnt(task) != lesson.label() && cameFirst(row, task);
        if (!mayChange) {
            throw lesson.difference(
                    rules,
                    ", learnt again after " + row.learnt(task),
                    "each task once, but for corrections, and for other labels with labels.changed: learn");
        }
        if (!sent.has(row.id(), same(lesson))) {
            throw lesson.difference(rules, ", learnt after " + row.learnt(task), "a label that was sent");
        }
        row.learn(task, lesson.label(), true, false);
        return Backing.LABEL;
    }

    /** Whether a label came that a task was learnt with; one that looked like a negative may not have been read yet. */
    private boolean cameFirst(EventRow row, int task) {
        long end = rules.windowEnd(row.time(), task);
        return row.isLabelled(task)
                || sent.has(
                        row.id(),
                        label -> label.task() == task
                                && label.value() == row.learnt(task)
                                && (label.time() <= end || rules.takesLate(task)));
    }

    private Backing first(Lesson lesson, long now) throws DifferenceException {
        EventRow row = lesson.row();
        int task = lesson.task();
        if (row.own(task) == lesson.label()) {
            // where it was withdrawn, it may have been learnt again as the negative at its window's end
            boolean mayBeNegative = rules.whenComplete() && lesson.label() == NEGATIVE && rules.isNegativeAtEnd(task);
            row.learn(task, lesson.label(), true, mayBeNegative);
            return Backing.EVENT;
        }
        long end = rules.windowEnd(row.time(), task);
        boolean mayBeNegative = lesson.label() == NEGATIVE && rules.isNegativeAtEnd(task);
        boolean isOver = mayBeNegative && (now > end || sent.hasRead(row.id(), label -> label.time() > end));
        Predicate<SentLabel> inTime = same(lesson).and(label -> label.time() <= end || rules.takesLate(task));
        boolean came = isOver ? sent.hasRead(row.id(), inTime) : sent.has(row.id(), inTime);
        // the label of another task may have moved time past the end, and may not have been read before
        isOver |= mayBeNegative && !came && sent.has(row.id(), label -> label.time() > end);
        if (!came && !isOver) {
            throw lesson.difference(rules, "", expected(task));
        }
        row.learn(task, lesson.label(), came, isOver);
        return came ? Backing.LABEL : Backing.END;
    }

    private String expected(int task) {
        return "a label of the event, or one that was sent to the labels topic in time"
                + (rules.isNegativeAtEnd(task) ? ", or 0 once the task's window is over" : "")
                + "; attribution and labels.* as they were when it was learnt";
    }

    private static Predicate<SentLabel> same(Lesson lesson) {
        return label -> label.task() == lesson.task() && label.value() == lesson.label();
    }
}
