package org.mmoestreams.client.serde;

import java.util.Set;

/** The event's id. */
final class IdRole extends FieldRole {

    private final RecordKind kind;

    /**
     * A role of a field.
     *
     * @param kind what has the event's id
     */
    IdRole(RecordKind kind) {
        this.kind = kind;
    }

    @Override
    String name() {
        return kind.role("id");
    }

    @Override
    Set<ValueForm> forms() {
        return Set.of(ValueForm.STRING, ValueForm.INT, ValueForm.LONG, ValueForm.UUID);
    }

    @Override
    boolean isVital() {
        return true;
    }

    @Override
    void missing(RawEvent event) throws BadEventException {
        event.setId("");
    }

    @Override
    void text(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        event.setId(bytes, offset, length);
    }

    @Override
    void whole(RawEvent event, long number) throws BadEventException {
        event.setId(Long.toString(number));
    }
}
