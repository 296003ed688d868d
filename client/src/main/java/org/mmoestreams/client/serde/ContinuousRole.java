package org.mmoestreams.client.serde;

import java.util.Set;

/**
 * A continuous field.
 *
 * @param index its place among the continuous fields
 */
record ContinuousRole(int index) implements FieldRole {

    @Override
    public String name() {
        return "the spec's continuous";
    }

    @Override
    public Set<ValueForm> forms() {
        return ValueForm.NUMBERS;
    }

    @Override
    public void missing(RawEvent event) {
        event.setContinuousMissing(index);
    }

    @Override
    public void whole(RawEvent event, long number) throws BadEventException {
        event.setContinuous(index, (double) number);
    }

    @Override
    public void fraction(RawEvent event, double number) throws BadEventException {
        event.setContinuous(index, number);
    }
}
