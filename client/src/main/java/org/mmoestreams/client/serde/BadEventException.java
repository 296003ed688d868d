package org.mmoestreams.client.serde;

/**
 * An event, or a label that comes after its event, that cannot be used, and why. Has no stack trace: it is about data,
 * and there may be many.
 */
public final class BadEventException extends Exception {

    private final Reason reason;

    /** Why events and labels are refused. */
    public enum Reason {
        /** The record has no value. */
        NULL_VALUE,
        /** The value is not Avro single-object encoding. */
        NOT_SINGLE_OBJECT,
        /** The value was written with a schema that is not known, or that cannot be read as the event schema. */
        UNKNOWN_SCHEMA,
        /** The value's bytes do not decode as its schema says. */
        MALFORMED,
        /** There is no event id, or one that is too long. */
        BAD_ID,
        /** The time is missing, beyond the years 1 to 9999, or too far ahead. */
        BAD_TIME,
        /** A field has a value that the feature spec does not allow. */
        BAD_VALUE,
        /** A label is of a task that the feature spec does not have. */
        UNKNOWN_TASK,
        /** A label's record has another key than the id of the event, or none. */
        WRONG_KEY,
        /** A label came after the time that its task gives it. */
        LATE_LABEL,
        /** A label's event did not come in the time that labels wait for it. */
        ORPHANED_LABEL,
        /** A label or a row was thrown out before its time, since more waited than may. */
        DISPLACED_LABEL
    }

    /** One refused for a reason; the message says what, the value and what was expected. */
    public BadEventException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }
}
