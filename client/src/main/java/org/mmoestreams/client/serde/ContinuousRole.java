package org.mmoestreams.client.serde;

import java.util.Set;

/** A continuous field. */
final class ContinuousRole extends FieldRole {

    private final int index;

    /**
     * A role of a field.
     *
     * @param index its place among the continuous fields
     */
    ContinuousRole(int index) {
        this.index = index;
    }

    @Override
    String name() {
        return "the spec's continuous";
    }

    @Override
    Set<ValueForm> forms() {
        return ValueForm.NUMBERS;
    }

    @Override
    void missing(RawEvent event) {
        event.setContinuousMissing(index);
    }

    @Override
    void whole(RawEvent event, long number) throws BadEventException {
        event.setContinuous(index, (double) number);
    }

    @Override
    void fraction(RawEvent event, double number) throws BadEventException {
        event.setContinuous(index, number);
    }
}
