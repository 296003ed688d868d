package org.mmoestreams.app.audit;

/** What was learnt is not what the topics say; the message says where, and what was expected. */
final class DifferenceException extends Exception {

    DifferenceException(String message) {
        super(message);
    }
}
