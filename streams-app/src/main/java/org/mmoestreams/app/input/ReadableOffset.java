package org.mmoestreams.app.input;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the first offset behind a damaged batch from which a consumer can read on. A batch is read as a whole, so each
 * offset within it fails; how many it has cannot be told from its bytes. Tries offsets at distances that double, then
 * halves between the last that failed and the first that did not: some 20 tries for a batch of 1,000 records.
 */
final class ReadableOffset {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;

    /** Looks by a consumer without group, which the caller closes. */
    ReadableOffset(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        this.consumer = consumer;
        this.partition = partition;
    }

    /**
     * The offset.
     *
     * @param damaged an offset that cannot be read
     * @return empty when nothing up to the topic's end can be read
     */
    OptionalLong after(long damaged) {
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        long failed = damaged;
        long step = 1;
        while (failed + step < end && !isReadable(failed + step)) {
            failed += step;
            step *= 2;
        }
        long readable = Math.min(failed + step, end);
        while (readable - failed > 1) {
            long middle = failed + (readable - failed) / 2;
            if (isReadable(middle)) {
                readable = middle;
            } else {
                failed = middle;
            }
        }
        return readable == end ? OptionalLong.empty() : OptionalLong.of(readable);
    }

    private boolean isReadable(long offset) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        consumer.seek(partition, offset);
        try {
            while (consumer.position(partition) == offset && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100));
            }
            return consumer.position(partition) > offset;
        } catch (KafkaException failed) {
            if (UnreadableInput.of(failed).isEmpty()) {
                throw failed;
            }
            return false;
        }
    }
}
