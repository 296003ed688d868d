package org.mmoestreams.client.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * One reading of a topic from its beginning, or from near its end: to the end that it had when the reading began, or on
 * and on. Each partition in its order. Goes by positions, not by records: the last offsets of a partition may be
 * transaction markers, which are never handed out.
 *
 * <p>A reading that has an end gives up when no position advances for half a minute, as when the brokers have gone.
 */
public final class TopicReading {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Map<TopicPartition, Long> ends;
    private final boolean endless;
    private final Duration patience;
    private Map<TopicPartition, Long> reached = Map.of();
    private long waitedNanos;

    private TopicReading(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Map<TopicPartition, Long> ends,
            boolean endless,
            Duration patience) {
        this.consumer = consumer;
        this.topic = topic;
        this.ends = Map.copyOf(ends);
        this.endless = endless;
        this.patience = patience;
    }

    /**
     * Begins a reading that ends where the topic ends now.
     *
     * @param consumer has no subscription; reads nothing else meanwhile, and is closed by the caller
     * @throws IllegalStateException when there is no such topic
     * @throws TimeoutException when no broker answers
     */
    public static TopicReading toEnd(Consumer<byte[], byte[]> consumer, String topic) {
        return toEnd(consumer, topic, PATIENCE);
    }

    /**
     * Reads a topic up to where it ends now.
     *
     * @param patience how long brokers may give nothing before that is an error
     */
    public static TopicReading toEnd(Consumer<byte[], byte[]> consumer, String topic, Duration patience) {
        return new TopicReading(consumer, topic, begin(consumer, topic), false, patience);
    }

    /**
     * Begins a reading of the last records of each partition, up to where the topic ends now.
     *
     * @param records how many offsets before its end a partition is read from; there may be fewer records
     */
    public static TopicReading lastOf(Consumer<byte[], byte[]> consumer, String topic, long records) {
        TopicReading reading = toEnd(consumer, topic);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(reading.ends.keySet());
        reading.ends.forEach((partition, end) ->
                consumer.seek(partition, Math.min(end, Math.max(begins.get(partition), end - records))));
        return reading;
    }

    /**
     * Begins a reading of one partition that ends where the partition ends now.
     *
     * @param from the offset to begin at
     * @throws TimeoutException when no broker answers
     */
    public static TopicReading toEnd(Consumer<byte[], byte[]> consumer, TopicPartition partition, long from) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        return new TopicReading(consumer, partition.topic(), consumer.endOffsets(List.of(partition)), false, PATIENCE);
    }

    /** Begins a reading that never ends by itself and waits for records, and for brokers, however long. */
    public static TopicReading following(Consumer<byte[], byte[]> consumer, String topic) {
        return new TopicReading(consumer, topic, begin(consumer, topic), true, PATIENCE);
    }

    /**
     * Hands all records of a topic, up to where it ends now, to a handler.
     *
     * @return the offset that each partition ended at
     * @throws IllegalStateException when there is no such topic
     * @throws TimeoutException when no broker answers, or no position advances for half a minute
     */
    public static Map<TopicPartition, Long> read(
            Consumer<byte[], byte[]> consumer,
            String topic,
            java.util.function.Consumer<? super ConsumerRecord<byte[], byte[]>> handler) {
        return read(consumer, topic, () -> false, handler);
    }

    /**
     * Does the same, and can be interrupted.
     *
     * @param interrupted asked a few times a second
     * @throws IllegalStateException when there is no such topic, or it was interrupted
     */
    public static Map<TopicPartition, Long> read(
            Consumer<byte[], byte[]> consumer,
            String topic,
            BooleanSupplier interrupted,
            java.util.function.Consumer<? super ConsumerRecord<byte[], byte[]>> handler) {
        TopicReading reading = toEnd(consumer, topic);
        while (!reading.isOver()) {
            if (interrupted.getAsBoolean()) {
                throw new IllegalStateException("topic " + topic + ": interrupted while it was read");
            }
            reading.next().forEach(handler);
        }
        return reading.ends();
    }

    /** Whether every partition has been read up to its end. */
    public boolean isOver() {
        return !endless && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /**
     * The records that have come, none that lies at an end or after it; waits a fifth of a second at most when there is
     * none.
     *
     * @throws TimeoutException when no position has advanced for half a minute, though the end is not reached
     */
    public List<ConsumerRecord<byte[], byte[]>> next() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long began = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (endless || record.offset() < ends.get(new TopicPartition(topic, record.partition()))) {
                records.add(record);
            }
        }
        if (!endless) {
            checkAdvance(System.nanoTime() - began);
        }
        return records;
    }

    /** The offset that each partition ended at when the reading began. */
    public Map<TopicPartition, Long> ends() {
        return ends;
    }

    private static Map<TopicPartition, Long> begin(Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic " + topic + ": not there (expected: a topic to read)");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    /** Counts the time that is waited here alone: what a caller does with records may take any. */
    private void checkAdvance(long nanos) {
        Map<TopicPartition, Long> now = new HashMap<>();
        ends.keySet().forEach(partition -> now.put(partition, consumer.position(partition)));
        if (!now.equals(reached)) {
            reached = now;
            waitedNanos = 0;
            return;
        }
        waitedNanos += nanos;
        if (waitedNanos > patience.toNanos()) {
            throw standstill();
        }
    }

    private TimeoutException standstill() {
        TopicPartition behind = ends.keySet().stream()
                .filter(partition -> reached.get(partition) < ends.get(partition))
                .findFirst()
                .orElseThrow();
        return new TimeoutException("topic " + topic + ": nothing came for " + patience.toSeconds() + " s, partition "
                + behind.partition() + " was read up to offset " + reached.get(behind) + " of " + ends.get(behind)
                + " (expected: brokers that answer, and the topic still there)");
    }
}
