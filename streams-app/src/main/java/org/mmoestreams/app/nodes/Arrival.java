package org.mmoestreams.app.nodes;

import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.client.topics.TopicRole;

/**
 * A record of an input as it came, with its own time.
 *
 * @param input which input it came from
 * @param record the record
 */
public record Arrival(TopicRole input, Record<byte[], byte[]> record) {

    /** A record of the features topic. */
    public static Arrival ofEvent(Record<byte[], byte[]> record) {
        return new Arrival(TopicRole.FEATURES, record);
    }

    /** A record of the labels topic. */
    public static Arrival ofLabel(Record<byte[], byte[]> record) {
        return new Arrival(TopicRole.LABELS, record);
    }
}
