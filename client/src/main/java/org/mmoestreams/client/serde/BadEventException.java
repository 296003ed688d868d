package org.mmoestreams.client.serde;

/** An event that cannot be used, and why. Has no stack trace: it is about data, and there may be many. */
public final class BadEventException extends Exception {

    private final Reason reason;

    /** Why events are refused. */
    public enum Reason {
        /** The record has no value. */
        NULL_VALUE,
        /** The value is not Avro single-object encoding. */
        NOT_SINGLE_OBJECT,
        /** The value was written with a schema that is not known, or that cannot be read as the event schema. */
        UNKNOWN_SCHEMA,
        /** The value's bytes do not decode as its schema says. */
        MALFORMED,
        /** The event has no id, or one that is too long. */
        BAD_ID,
        /** The event's time is missing, beyond the years 1 to 9999, or too far ahead. */
        BAD_TIME,
        /** A field has a value that the feature spec does not allow. */
        BAD_VALUE
    }

    /** An event refused for a reason; the message says what, the value and what was expected. */
    public BadEventException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why the event was refused. */
    public Reason reason() {
        return reason;
    }
}
