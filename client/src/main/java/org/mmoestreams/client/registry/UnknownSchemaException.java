package org.mmoestreams.client.registry;

/** The schema of a value is not to be had, now or ever. Has no stack trace: it is about data. */
public final class UnknownSchemaException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The message says which schema, and what was expected. */
    public UnknownSchemaException(String message) {
        super(message, null, false, false);
    }
}
