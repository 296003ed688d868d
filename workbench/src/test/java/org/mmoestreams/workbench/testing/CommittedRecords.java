package org.mmoestreams.workbench.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their start as a consumer outside any group sees them, committed records only. */
public final class CommittedRecords {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(200);

    private CommittedRecords() {}

    /**
     * Reads until {@code enough} holds for all records read so far.
     *
     * @throws AssertionError when it does not hold after a minute
     */
    public static List<ConsumerRecord<byte[], byte[]>> await(
            String bootstrap, String topic, Predicate<? super List<ConsumerRecord<byte[], byte[]>>> enough) {
        try (Consumer<byte[], byte[]> consumer = fromStart(bootstrap, topic)) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (!enough.test(records)) {
                requireInTime(deadline, topic, records);
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    /** Reads up to where the topic's committed records end now. */
    public static List<ConsumerRecord<byte[], byte[]>> all(String bootstrap, String topic) {
        try (Consumer<byte[], byte[]> consumer = fromStart(bootstrap, topic)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            // the position also passes over aborted records and transaction markers, which are never returned
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                requireInTime(deadline, topic, records);
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    private static Consumer<byte[], byte[]> fromStart(String bootstrap, String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static void requireInTime(long deadline, String topic, List<?> records) {
        if (System.nanoTime() - deadline > 0) {
            throw new AssertionError(topic + ": " + records.size() + " records after " + TIMEOUT.toSeconds()
                    + " s (expected: the awaited ones)");
        }
    }
}
