package org.mmoestreams.app.scoring;

/** A partition is learnt by another process, or by none yet. */
public final class NoModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoModelException(int partition) {
        super("partition " + partition + ": not here (expected: one that this process learns; it has just moved, or is"
                + " being restored: ask again, or ask another instance)");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
