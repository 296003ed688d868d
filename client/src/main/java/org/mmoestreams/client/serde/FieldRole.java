package org.mmoestreams.client.serde;

import java.math.BigDecimal;
import java.util.Set;
import org.apache.avro.Schema;
import org.mmoestreams.client.serde.BadEventException.Reason;

/**
 * What a field of an event is for, and so where its values go. Each is told its values in the forms that it takes; what
 * cannot be used is refused with its event.
 */
interface FieldRole {

    /** What the field is in the spec, as messages say it: {@code the spec's nominal}. */
    String name();

    /** The forms that its values may have. */
    Set<ValueForm> forms();

    /** Whether the field can be used with a type of one of these forms, which may have a logical type. */
    default boolean takes(Schema type) {
        return ValueForm.of(type).filter(forms()::contains).isPresent();
    }

    /** Whether no default can stand in for the field. */
    default boolean isVital() {
        return false;
    }

    /** Takes a value that is null. */
    void missing(RawEvent event) throws BadEventException;

    /** Takes text, given as UTF-8, or the symbol of an enum. */
    default void text(RawEvent event, byte[] bytes, int offset, int length) throws BadEventException {
        throw unusable("text");
    }

    /** Takes a whole number. */
    default void whole(RawEvent event, long number) throws BadEventException {
        throw unusable("a whole number");
    }

    /** Takes a number with a fraction. */
    default void fraction(RawEvent event, double number) throws BadEventException {
        throw unusable("a number");
    }

    /** Takes a boolean. */
    default void truth(RawEvent event, boolean value) throws BadEventException {
        throw unusable("a boolean");
    }

    /** Takes an exact number. */
    default void decimal(RawEvent event, BigDecimal number) throws BadEventException {
        fraction(event, number.doubleValue());
    }

    /** Not to be met: types are checked when schemas are read. */
    private BadEventException unusable(String value) {
        return new BadEventException(
                Reason.BAD_VALUE, name() + ": " + value + " (expected: " + ValueForm.describe(forms()) + ")");
    }
}
