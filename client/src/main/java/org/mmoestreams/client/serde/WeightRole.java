package org.mmoestreams.client.serde;

import java.util.Set;

/** The row's weight. */
final class WeightRole implements FieldRole {

    @Override
    public String name() {
        return "the spec's row-weight";
    }

    @Override
    public Set<ValueForm> forms() {
        return ValueForm.NUMBERS;
    }

    @Override
    public void missing(RawEvent event) throws BadEventException {
        event.setWeight(1);
    }

    @Override
    public void whole(RawEvent event, long number) throws BadEventException {
        event.setWeight((double) number);
    }

    @Override
    public void fraction(RawEvent event, double number) throws BadEventException {
        event.setWeight(number);
    }
}
