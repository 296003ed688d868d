package org.mmoestreams.client.serde;

import java.util.Set;

/** The row's weight. */
final class WeightRole extends FieldRole {

    @Override
    String name() {
        return "the spec's row-weight";
    }

    @Override
    Set<ValueForm> forms() {
        return ValueForm.NUMBERS;
    }

    @Override
    void missing(RawEvent event) throws BadEventException {
        event.setWeight(1);
    }

    @Override
    void whole(RawEvent event, long number) throws BadEventException {
        event.setWeight((double) number);
    }

    @Override
    void fraction(RawEvent event, double number) throws BadEventException {
        event.setWeight(number);
    }
}
