package org.mmoestreams.app.history;

/** What was learnt is not what the topics say; the message says where, and what was expected. */
public final class DifferenceException extends Exception {

    /** Says where, and what was expected. */
    public DifferenceException(String message) {
        super(message);
    }
}
