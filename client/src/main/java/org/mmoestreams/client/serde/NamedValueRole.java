package org.mmoestreams.client.serde;

import java.util.EnumSet;
import java.util.Set;

/** The label of the task that its record names. */
final class NamedValueRole extends FieldRole {

    private final NamedLabel label;

    /**
     * A role of a field.
     *
     * @param label takes the value
     */
    NamedValueRole(NamedLabel label) {
        this.label = label;
    }

    @Override
    String name() {
        return RecordKind.LABEL.role("value");
    }

    @Override
    Set<ValueForm> forms() {
        return EnumSet.complementOf(EnumSet.of(ValueForm.UUID));
    }

    @Override
    boolean isVital() {
        return true;
    }

    @Override
    void missing(RawEvent event) {
        label.setNull();
    }

    @Override
    void text(RawEvent event, byte[] bytes, int offset, int length) {
        label.setText(bytes, offset, length);
    }

    @Override
    void whole(RawEvent event, long number) {
        label.setWhole(number);
    }

    @Override
    void fraction(RawEvent event, double number) {
        label.setFraction(number);
    }

    @Override
    void truth(RawEvent event, boolean value) {
        label.setTruth(value);
    }
}
