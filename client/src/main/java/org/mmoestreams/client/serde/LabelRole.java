package org.mmoestreams.client.serde;

import java.util.EnumSet;
import java.util.Set;
import org.mmoestreams.features.Task;

/**
 * The label of a task.
 *
 * @param task the task
 * @param index its place among the tasks
 */
record LabelRole(Task task, int index) implements FieldRole {

    @Override
    public String name() {
        return "the label of the " + (task.isBinary() ? "binary" : "regression") + " task " + task.name();
    }

    @Override
    public Set<ValueForm> forms() {
        return task.isBinary() ? EnumSet.complementOf(EnumSet.of(ValueForm.UUID)) : ValueForm.NUMBERS;
    }

    @Override
    public void missing(RawEvent event) {
        event.labels().setUnknown(index);
    }

    @Override
    public void text(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        event.setLabel(index, bytes, offset, length);
    }

    @Override
    public void whole(RawEvent event, long number) throws BadEventException {
        event.labels().set(index, number);
    }

    @Override
    public void fraction(RawEvent event, double number) throws BadEventException {
        event.labels().set(index, number);
    }

    @Override
    public void truth(RawEvent event, boolean value) throws BadEventException {
        event.labels().set(index, value);
    }
}
