package org.mmoestreams.client.serde;

import java.util.Set;

/** The event's id. */
final class IdRole implements FieldRole {

    @Override
    public String name() {
        return "the spec's event-id";
    }

    @Override
    public Set<ValueForm> forms() {
        return Set.of(ValueForm.STRING, ValueForm.INT, ValueForm.LONG, ValueForm.UUID);
    }

    @Override
    public boolean isVital() {
        return true;
    }

    @Override
    public void missing(RawEvent event) throws BadEventException {
        event.setId("");
    }

    @Override
    public void text(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        event.setId(bytes, offset, length);
    }

    @Override
    public void whole(RawEvent event, long number) throws BadEventException {
        event.setId(Long.toString(number));
    }
}
