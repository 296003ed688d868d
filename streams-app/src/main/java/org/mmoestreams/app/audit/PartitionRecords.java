package org.mmoestreams.app.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.client.topics.TopicReading;

/** Records of a partition of a topic, as brokers have them. */
final class PartitionRecords implements Records, AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;
    private final BooleanSupplier interrupted;
    private final TopicReading reading;
    private final Deque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();
    private long position;

    private PartitionRecords(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, BooleanSupplier interrupted) {
        this.consumer = consumer;
        this.interrupted = interrupted;
        this.position = from;
        this.reading = TopicReading.toEnd(consumer, partition, from);
    }

    /** The records from the first one on that there is. */
    static PartitionRecords fromStart(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, BooleanSupplier interrupted) {
        return new PartitionRecords(consumer, partition, firstOf(consumer, partition), interrupted);
    }

    /**
     * The records from an offset on.
     *
     * @param consumer reads committed records only; closed with this
     * @throws IllegalStateException when records from there on were deleted
     */
    static PartitionRecords from(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long offset, BooleanSupplier interrupted) {
        long first = firstOf(consumer, partition);
        if (first > offset) {
            consumer.close();
            throw new IllegalStateException("topic " + partition + ": the records from offset " + offset + " to "
                    + (first - 1) + " were deleted (expected: all that came since the last audit; audit more often, or"
                    + " keep them for longer by retention.ms)");
        }
        return new PartitionRecords(consumer, partition, offset, interrupted);
    }

    @Override
    public Optional<ConsumerRecord<byte[], byte[]>> peek() {
        while (fetched.isEmpty() && !reading.isOver()) {
            if (interrupted.getAsBoolean()) {
                throw new IllegalStateException("audit: interrupted");
            }
            fetched.addAll(reading.next());
        }
        return Optional.ofNullable(fetched.peek());
    }

    @Override
    public void take() {
        position = fetched.remove().offset() + 1;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static long firstOf(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(List.of(partition));
        return first.get(partition);
    }
}
