package org.mmoestreams.workbench.replay;

import static org.mmoestreams.checks.Checks.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * Which messages an earlier replay has sent: of each partition, those up to its last record. Events are found by their
 * ids, other records by all they say. Messages come to their partitions by their keys, in order, as producers do that
 * are told nothing else.
 */
final class SentBefore {

    private final Map<TopicPartition, ConsumerRecord<byte[], byte[]>> last;
    private final Map<String, Integer> partitions;
    private final Map<TopicPartition, Long> numbers = new HashMap<>();

    private SentBefore(Map<TopicPartition, ConsumerRecord<byte[], byte[]>> last, Map<String, Integer> partitions) {
        this.last = last;
        this.partitions = partitions;
    }

    /**
     * Looks at the last records of topics.
     *
     * @param consumer without subscription
     * @param interrupted whether to end; asked a few times a second
     */
    static SentBefore in(Consumer<byte[], byte[]> consumer, Iterable<String> topics, BooleanSupplier interrupted) {
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
        Map<String, Integer> partitions = new TreeMap<>();
        for (String topic : topics) {
            last.putAll(LastRecords.of(consumer, topic, interrupted));
            partitions.put(topic, consumer.partitionsFor(topic).size());
        }
        return new SentBefore(last, partitions);
    }

    /** Whether nothing was sent. */
    boolean isEmpty() {
        return last.isEmpty();
    }

    /**
     * Finds the last records among all messages.
     *
     * @throws IllegalArgumentException when one is none of them, or is there twice
     */
    void find(Messages messages) {
        for (long number = 0; messages.hasNext(); number++) {
            Message message = messages.next();
            TopicPartition partition = partitionOf(message.record());
            ConsumerRecord<byte[], byte[]> record = last.get(partition);
            if (record != null && isSame(message, record)) {
                Long earlier = numbers.put(partition, number);
                check(earlier == null, "resume", described(partition, record), "a record that is sent once");
            }
        }
        last.forEach((partition, record) -> check(
                numbers.containsKey(partition),
                "resume",
                described(partition, record),
                "one of those that these rows and options give; go on with --from-row"));
    }

    /** Whether a message was sent; {@link #find} says where to. */
    boolean has(long number, Message message) {
        return number <= numbers.getOrDefault(partitionOf(message.record()), -1L);
    }

    private TopicPartition partitionOf(ProducerRecord<byte[], byte[]> record) {
        int partition = Utils.toPositive(Utils.murmur2(record.key())) % partitions.get(record.topic());
        return new TopicPartition(record.topic(), partition);
    }

    private static boolean isSame(Message message, ConsumerRecord<byte[], byte[]> record) {
        ProducerRecord<byte[], byte[]> made = message.record();
        return Arrays.equals(made.key(), record.key())
                && (message.isEvent()
                        || (Arrays.equals(made.value(), record.value()) && made.timestamp() == record.timestamp()));
    }

    private static String described(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "none" : new String(record.key(), StandardCharsets.UTF_8);
        return "the last record of " + partition + ", offset " + record.offset() + ", key " + key;
    }
}
