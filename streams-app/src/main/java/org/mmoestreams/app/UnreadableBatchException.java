package org.mmoestreams.app;

/** A learner has come to a batch of records that is damaged. */
final class UnreadableBatchException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadableBatchException(String partition, long offset) {
        super(partition + ": the batch at offset " + offset + " cannot be read");
    }
}
