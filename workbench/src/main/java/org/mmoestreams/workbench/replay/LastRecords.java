package org.mmoestreams.workbench.replay;

import static org.mmoestreams.checks.Checks.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.client.topics.TopicReading;

/** The last record of each partition of a topic. */
final class LastRecords {

    /** The last offsets of a partition may be markers of transactions. */
    private static final int FAR_ENOUGH = 100;

    private LastRecords() {}

    /**
     * Reads them; empty partitions have none.
     *
     * @param consumer without subscription; reads nothing else meanwhile
     * @param interrupted whether to end; asked a few times a second
     * @throws IllegalStateException when there is no such topic, or it was interrupted
     * @throws IllegalArgumentException when a partition has no record among its last offsets
     */
    static Map<TopicPartition, ConsumerRecord<byte[], byte[]>> of(
            Consumer<byte[], byte[]> consumer, String topic, BooleanSupplier interrupted) {
        TopicReading reading = TopicReading.toEnd(consumer, topic);
        Map<TopicPartition, Long> beginnings =
                consumer.beginningOffsets(reading.ends().keySet());
        reading.ends()
                .forEach((partition, end) ->
                        consumer.seek(partition, Math.max(beginnings.get(partition), end - FAR_ENOUGH)));
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
        while (!reading.isOver()) {
            if (interrupted.getAsBoolean()) {
                throw new IllegalStateException("topic " + topic + ": interrupted while it was read");
            }
            reading.next().forEach(record -> last.put(new TopicPartition(topic, record.partition()), record));
        }
        reading.ends()
                .forEach((partition, end) -> check(
                        last.containsKey(partition) || beginnings.get(partition).equals(end),
                        "resume",
                        "no record among the last offsets of " + partition,
                        "the last one that was sent; go on with --from-row"));
        return last;
    }
}
