package org.mmoestreams.client.serde;

import java.util.EnumSet;
import java.util.Set;
import org.mmoestreams.features.Task;

/** The label of a task. */
final class LabelRole extends FieldRole {

    private final Task task;
    private final int index;

    /**
     * A role of a field.
     *
     * @param task the task
     * @param index its place among the tasks
     */
    LabelRole(Task task, int index) {
        this.task = task;
        this.index = index;
    }

    @Override
    String name() {
        return "the label of the " + (task.isBinary() ? "binary" : "regression") + " task " + task.name();
    }

    @Override
    Set<ValueForm> forms() {
        return task.isBinary() ? EnumSet.complementOf(EnumSet.of(ValueForm.UUID)) : ValueForm.NUMBERS;
    }

    @Override
    void missing(RawEvent event) {
        event.labels().setUnknown(index);
    }

    @Override
    void text(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        event.setLabel(index, bytes, offset, length);
    }

    @Override
    void whole(RawEvent event, long number) throws BadEventException {
        event.labels().set(index, number);
    }

    @Override
    void fraction(RawEvent event, double number) throws BadEventException {
        event.labels().set(index, number);
    }

    @Override
    void truth(RawEvent event, boolean value) throws BadEventException {
        event.labels().set(index, value);
    }
}
