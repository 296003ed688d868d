package org.mmoestreams.app.config;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Takes records without a timestamp, which Kafka Streams would either stop at or pass over, for ones of the epoch's start: the
 * learner looks at every record, and what it cannot use becomes a dead letter.
 */
public final class RecordTimes implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }
}
