package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.features.Target;
import org.mmoestreams.features.Task;

/**
 * The label of a record that names its task. Both are held until both are there, since a writer may have them in either
 * order; what the value means depends on the task.
 */
final class NamedLabel {

    private static final byte[] NONE = {};
    private static final int UNKNOWN = -1;
    private static final int MOST_SHOWN = 40;

    private final Task[] tasks;
    private final byte[][] names;
    /** By task; null for those of regression. */
    private final LabelMeaning[] meanings;

    private final String taskField;

    private int task;
    private Form form;
    private byte[] bytes;
    private int offset;
    private int length;
    private long whole;
    private double fraction;

    /** In which form the value came. */
    private enum Form {
        NULL,
        TEXT,
        WHOLE,
        FRACTION,
        TRUTH
    }

    /**
     * A label of one of some tasks.
     *
     * @param taskField the path of the field with the task's name
     */
    NamedLabel(List<Task> tasks, String taskField) {
        this.tasks = tasks.toArray(Task[]::new);
        this.taskField = taskField;
        names = new byte[this.tasks.length][];
        meanings = new LabelMeaning[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = this.tasks[i].name().getBytes(StandardCharsets.UTF_8);
            meanings[i] = this.tasks[i].target() instanceof Target.Binary binary ? LabelMeaning.of(binary) : null;
        }
        task = UNKNOWN;
    }

    /** Takes the task's name, given as UTF-8. */
    void setTask(byte[] text, int from, int size) throws BadEventException {
        for (int i = 0; i < names.length; i++) {
            if (Arrays.equals(names[i], 0, names[i].length, text, from, from + size)) {
                task = i;
                return;
            }
        }
        String name = new String(text, from, Math.min(size, 4 * MOST_SHOWN), StandardCharsets.UTF_8);
        throw unknownTask(name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "..." : name);
    }

    /** The refusal of a name that is no task's. */
    BadEventException unknownTask(String name) {
        return new BadEventException(
                Reason.UNKNOWN_TASK,
                taskField + ": " + name + " (expected: a task of the feature spec, one of "
                        + String.join(", ", Arrays.stream(tasks).map(Task::name).toList()) + ")");
    }

    /** Takes a null for the value. */
    void setNull() {
        form = Form.NULL;
    }

    /** Takes a text, given as UTF-8 in bytes that stay as they are until the label is settled. */
    void setText(byte[] text, int from, int size) {
        form = Form.TEXT;
        bytes = text;
        offset = from;
        length = size;
    }

    /** Takes a whole number. */
    void setWhole(long number) {
        form = Form.WHOLE;
        whole = number;
    }

    /** Takes a number with a fraction. */
    void setFraction(double number) {
        form = Form.FRACTION;
        fraction = number;
    }

    /** Takes a boolean. */
    void setTruth(boolean value) {
        form = Form.TRUTH;
        whole = value ? 1 : 0;
    }

    /** Sets the label of the task, now that both are there, and that alone. */
    void settle(RawEvent event) throws BadEventException {
        event.labels().clear();
        switch (form) {
            case NULL -> throw refused(event, "null", "a label; a record without a value withdraws labels");
            case TEXT -> settleText(event);
            case WHOLE, FRACTION -> settleNumber(event);
            case TRUTH -> settleTruth(event, whole == 1);
        }
        bytes = NONE;
    }

    private void settleText(RawEvent event) throws BadEventException {
        if (meanings[task] == null) {
            throw refused(event, "a text", "a number, for a regression task");
        }
        event.setLabel(task, bytes, offset, length);
    }

    private void settleNumber(RawEvent event) throws BadEventException {
        double number = form == Form.WHOLE ? whole : fraction;
        if (meanings[task] == null || meanings[task].byNumber()) {
            setNumber(event);
        } else if (number == 0 || number == 1) {
            settleTruth(event, number == 1);
        } else {
            throw refused(
                    event,
                    form == Form.WHOLE ? Long.toString(whole) : Double.toString(fraction),
                    "1 or 0, true or false, or a text; the positive value, "
                            + tasks[task].binary().positive() + ", is no number");
        }
    }

    private void setNumber(RawEvent event) throws BadEventException {
        if (form == Form.WHOLE) {
            event.labels().set(task, whole);
        } else {
            event.labels().set(task, fraction);
        }
    }

    private void settleTruth(RawEvent event, boolean truth) throws BadEventException {
        if (meanings[task] == null) {
            throw refused(event, Boolean.toString(truth), "a number, for a regression task");
        }
        if (meanings[task].byTruth()) {
            event.labels().set(task, truth);
        } else {
            event.labels().setClass(task, truth);
        }
    }

    private BadEventException refused(RawEvent event, String value, String expected) {
        return new BadEventException(
                Reason.BAD_VALUE, event.labels().name(task) + ": " + value + " (expected: " + expected + ")");
    }
}
