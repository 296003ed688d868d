package org.mmoestreams.app.input;

import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a consumer reads next, as {@link AwaitedSchemas} changes it. Kafka Streams has wishes of its own beside. */
interface Fetching {

    /** The consumer's partitions. */
    Set<TopicPartition> assignment();

    /** Reads on from an offset. */
    void goBack(TopicPartition partition, OffsetAndMetadata offset);

    /** Reads a partition no further. */
    void pause(TopicPartition partition);

    /** Reads a partition on. */
    void resume(TopicPartition partition);
}
