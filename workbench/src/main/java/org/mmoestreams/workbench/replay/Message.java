package org.mmoestreams.workbench.replay;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What is sent next.
 *
 * @param row the index of the row whose event it is; {@link #NO_ROW} of what is no event
 * @param time its event time in milliseconds since the epoch; {@link #NO_TIME} where nobody looked
 * @param record what is sent
 */
public record Message(long row, long time, ProducerRecord<byte[], byte[]> record) {

    /** Stands for the row of what is no event. */
    public static final long NO_ROW = -1;

    /** Stands for a time that is not known. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Whether it is an event. */
    public boolean isEvent() {
        return row != NO_ROW;
    }
}
