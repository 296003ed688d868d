package org.mmoestreams.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Reads a topic from its beginning: to the end that it had at the start, or on and on. Each partition in its order. */
final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final BooleanSupplier interrupted;

    /**
     * @param consumer without subscription; its {@code wakeup} ends the reading
     * @param interrupted whether to end
     */
    TopicReader(Consumer<byte[], byte[]> consumer, BooleanSupplier interrupted) {
        this.consumer = consumer;
        this.interrupted = interrupted;
    }

    /**
     * Hands records to the sink until the end is reached, {@code max} records have been handed over, the sink is closed, or
     * an interruption.
     *
     * @param follow whether to wait for new records at the end
     * @param max most records, not negative
     */
    void read(String topic, boolean follow, long max, RecordSink sink) throws IOException {
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = follow ? Map.of() : consumer.endOffsets(partitions);
            boolean open = true;
            long left = max;
            while (open && left > 0 && !interrupted.getAsBoolean() && (follow || !reached(ends))) {
                left -= hand(consumer.poll(POLL), ends, left, sink);
                open = sink.flush();
            }
        } catch (WakeupException woken) {
            sink.flush();
        }
    }

    private static long hand(
            ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> ends, long most, RecordSink sink)
            throws IOException {
        long handed = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
            if (handed < most && (end == null || record.offset() < end)) {
                sink.accept(record);
                handed++;
            }
        }
        return handed;
    }

    /** By position, not by records seen: the last offsets may be transaction markers, which are never handed out. */
    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
