package org.mmoestreams.app.input;

import org.apache.kafka.common.TopicPartition;

/** A learner has come to a batch of records that is damaged. */
public final class UnreadableBatchException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public UnreadableBatchException(TopicPartition partition, long offset) {
        super(partition + ": the batch at offset " + offset + " cannot be read");
    }
}
