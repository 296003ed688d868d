package org.mmoestreams.client.serde;

import java.util.Set;

/** The name of the task that a label is of. */
final class TaskNameRole extends FieldRole {

    private final NamedLabel label;

    /**
     * A role of a field.
     *
     * @param label takes the name
     */
    TaskNameRole(NamedLabel label) {
        this.label = label;
    }

    @Override
    String name() {
        return RecordKind.LABEL.role("task");
    }

    @Override
    Set<ValueForm> forms() {
        return Set.of(ValueForm.STRING, ValueForm.ENUM);
    }

    @Override
    boolean isVital() {
        return true;
    }

    @Override
    void missing(RawEvent event) throws BadEventException {
        throw label.unknownTask("null");
    }

    @Override
    void text(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        label.setTask(bytes, offset, length);
    }
}
