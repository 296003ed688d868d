package org.mmoestreams.app.scoring;

import org.mmoestreams.client.serde.BadEventException;

/** One of the events that are to be scored cannot be used. */
public final class UnusableEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int index;

    UnusableEventException(int index, BadEventException why) {
        super(why.reason() + ", " + why.getMessage());
        this.index = index;
    }

    /** Which of them. */
    public int index() {
        return index;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
