package org.mmoestreams.app.nodes;

import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.app.config.RecordTimes;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;

/**
 * What Kafka Streams is told of the times of an input's records. Of several inputs it takes the record with the
 * smallest time first, and of equal times the one whose topic it happened to fetch first. So where there are labels,
 * times are told doubled, those of features one more: of equal times the label always comes first.
 *
 * <p>The bit that doubling pushes out at the top comes in again at the bottom, so that any time can be told back, the
 * one that stands for none included. What is out of order by that lies more than a hundred million years ahead.
 *
 * @param input the input
 * @param isAlone whether it is the only one: its times are told as they are
 */
record InputTimes(TopicRole input, boolean isAlone) {

    private static final int BITS = Long.SIZE - 1;

    /** Those of an input among some topics. */
    static InputTimes of(TopicRole input, Topics topics) {
        return new InputTimes(input, topics.inputs().size() == 1);
    }

    /** Tells Kafka Streams. */
    TimestampExtractor extractor() {
        RecordTimes times = new RecordTimes();
        return isAlone ? times : (record, partitionTime) -> told(times.extract(record, partitionTime));
    }

    /** The record that Kafka Streams hands on, with its own time again. */
    Record<byte[], byte[]> restored(Record<byte[], byte[]> record) {
        return isAlone ? record : record.withTimestamp(own(record.timestamp()));
    }

    /**
     * What is told of a time.
     *
     * @param time not negative
     */
    long told(long time) {
        return (((time << 1) & Long.MAX_VALUE) | (time >>> (BITS - 1))) ^ place();
    }

    /** The time of which something was told. */
    long own(long told) {
        long turned = told ^ place();
        return (turned >>> 1) | ((turned & 1) << (BITS - 1));
    }

    private int place() {
        return input == TopicRole.LABELS ? 0 : 1;
    }
}
