package org.mmoestreams.client.serde;

import java.math.BigDecimal;
import java.util.Set;
import org.apache.avro.Schema;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * What a field of an event is for, and so where its values go. Each is told its values in the forms that it takes; what
 * cannot be used is refused with its event. A class and no interface: each value of each event is told through it.
 */
abstract class FieldRole {

    /** What the field is in the spec, as messages say it: {@code the spec's nominal}. */
    abstract String name();

    /** The forms that its values may have. */
    abstract Set<ValueForm> forms();

    /** Whether the field can be used with a type of one of these forms, which may have a logical type. */
    final boolean takes(Schema type) {
        return ValueForm.of(type).filter(forms()::contains).isPresent();
    }

    /** Whether no default can stand in for the field. */
    boolean isVital() {
        return false;
    }

    /** Takes a value that is null. */
    abstract void missing(RawEvent event) throws BadEventException;

    /** Takes text, given as UTF-8, or the symbol of an enum. */
    void text(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        throw unusable("text");
    }

    /** Takes a whole number. */
    void whole(RawEvent event, long number) throws BadEventException {
        throw unusable("a whole number");
    }

    /** Takes a number with a fraction. */
    void fraction(RawEvent event, double number) throws BadEventException {
        throw unusable("a number");
    }

    /** Takes a boolean. */
    void truth(RawEvent event, boolean value) throws BadEventException {
        throw unusable("a boolean");
    }

    /** Takes an exact number. */
    void decimal(RawEvent event, BigDecimal number) throws BadEventException {
        fraction(event, number.doubleValue());
    }

    /** Not to be met: types are checked when schemas are read. */
    private BadEventException unusable(String value) {
        return new BadEventException(
                Reason.BAD_VALUE, name() + ": " + value + " (expected: " + ValueForm.describe(forms()) + ")");
    }
}
