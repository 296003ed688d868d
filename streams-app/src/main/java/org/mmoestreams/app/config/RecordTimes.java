package org.mmoestreams.app.config;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.mmoestreams.client.serde.EventReader;

/**
 * Has records without a timestamp go through, which Kafka Streams would either stop at or pass over: the learner looks
 * at every record.
 */
public final class RecordTimes implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() < 0 ? EventReader.NO_TIMESTAMP : record.timestamp();
    }
}
