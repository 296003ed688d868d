package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.LabelTest;
import org.mmoestreams.features.Task;

/**
 * The labels of an event, as a decoder sets them: of a binary task what the spec makes of its value, of a regression
 * task the number, each checked as it comes.
 */
final class RawLabels {

    private static final byte[] NONE = {};
    private static final double POSITIVE = 1;
    private static final double NEGATIVE = 0;
    private static final int MOST_SHOWN = 40;

    private final Task[] tasks;
    private final String[] names;
    private final FieldValues values;
    private final LabelTest[] positives;
    private final LabelTest[] negatives;
    private final Seen[] seen;

    /**
     * Labels that are not known.
     *
     * @param names what messages call them, by task
     * @param values gets them
     */
    RawLabels(List<Task> tasks, List<String> names, FieldValues values) {
        this.tasks = tasks.toArray(Task[]::new);
        this.names = names.toArray(String[]::new);
        this.values = values;
        positives = new LabelTest[this.tasks.length];
        negatives = new LabelTest[positives.length];
        seen = new Seen[positives.length];
        for (int i = 0; i < positives.length; i++) {
            seen[i] = new Seen();
            if (this.tasks[i].isBinary()) {
                positives[i] = LabelTest.of(this.tasks[i].binary().positive());
                negatives[i] = this.tasks[i].binary().negative() == null
                        ? null
                        : LabelTest.of(this.tasks[i].binary().negative());
            }
        }
    }

    /** What messages call a task's label. */
    String name(int task) {
        return names[task];
    }

    /** Makes all of them unknown. */
    void clear() {
        for (int i = 0; i < tasks.length; i++) {
            setUnknown(i);
        }
    }

    void setUnknown(int task) {
        values.setLabel(task, Double.NaN);
    }

    /** Sets a binary task's label given as UTF-8. */
    void set(int task, byte[] bytes, int offset, int length) throws BadEventException {
        seen[task].text(bytes, offset, length);
        LabelTest negative = negatives[task];
        decide(
                task,
                positives[task].matches(bytes, offset, length),
                negative == null || negative.matches(bytes, offset, length));
    }

    /** Sets a label given as a whole number. */
    void set(int task, long number) throws BadEventException {
        if (positives[task] == null) {
            set(task, (double) number);
            return;
        }
        seen[task].value(number);
        decide(task, positives[task].matches(number), negatives[task] == null || negatives[task].matches(number));
    }

    /** Sets a label given as a number. */
    void set(int task, double number) throws BadEventException {
        Task of = tasks[task];
        if (!(Math.abs(number) <= FieldValues.maxNumber())) {
            throw RawEvent.refused(names[task], number, FieldValues.maxNumber());
        }
        if (positives[task] != null) {
            seen[task].value(number);
            decide(task, positives[task].matches(number), negatives[task] == null || negatives[task].matches(number));
            return;
        }
        if (!of.admits(number)) {
            throw new BadEventException(
                    Reason.BAD_VALUE, names[task] + ": " + number + " (expected: a label of " + of.bounds() + ")");
        }
        values.setLabel(task, number);
    }

    /** Sets a binary task's label given as a boolean. */
    void set(int task, boolean truth) throws BadEventException {
        seen[task].value(truth);
        decide(task, positives[task].matches(truth), negatives[task] == null || negatives[task].matches(truth));
    }

    /** Sets a binary task's label, whatever its values are. */
    void setClass(int task, boolean positive) {
        values.setLabel(task, positive ? POSITIVE : NEGATIVE);
    }

    /** A binary task's label as it was given last. */
    String text(int task) {
        return seen[task].shown();
    }

    /** Where a value counts as positive and as negative, it is positive. */
    private void decide(int task, boolean positive, boolean negative) throws BadEventException {
        if (positive || negative) {
            setClass(task, positive);
        } else if (tasks[task].binary().takesOthersForUnknown()) {
            setUnknown(task);
        } else {
            String text = seen[task].shown();
            throw new BadEventException(
                    Reason.BAD_VALUE,
                    names[task] + ": "
                            + (text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text)
                            + " (expected: positive "
                            + tasks[task].binary().positive() + ", or negative "
                            + tasks[task].binary().negative() + "; `other: unknown` in the spec leaves out the label)");
        }
    }

    /** What a label was given as, as long as its event is the last one. */
    private static final class Seen {

        private byte[] bytes = NONE;
        private int offset;
        private int length;
        private Object value;

        void text(byte[] source, int from, int size) {
            bytes = source;
            offset = from;
            length = size;
            value = null;
        }

        void value(Object other) {
            value = other;
        }

        String shown() {
            return value == null ? new String(bytes, offset, length, StandardCharsets.UTF_8) : value.toString();
        }
    }
}
