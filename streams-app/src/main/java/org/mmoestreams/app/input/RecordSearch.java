package org.mmoestreams.app.input;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Looks for committed records between two offsets. */
@FunctionalInterface
public interface RecordSearch {

    /**
     * The offset of the first record from one offset to before another; empty when there are only markers of
     * transactions, records of aborted ones, or nothing.
     */
    OptionalLong first(TopicPartition partition, long from, long until);

    /**
     * A search by a consumer of its own, made only when there is something between the two.
     *
     * @param consumers makes consumers that read committed records, without group
     */
    static RecordSearch by(Supplier<Consumer<byte[], byte[]>> consumers) {
        return (partition, from, until) -> {
            if (from >= until) {
                return OptionalLong.empty();
            }
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                return search(consumer, partition, from, until);
            } catch (KafkaException failed) {
                return OptionalLong.of(
                        UnreadableInput.of(failed).orElseThrow(() -> failed).offset());
            }
        };
    }

    private static OptionalLong search(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long until) {
        Duration patience = Duration.ofSeconds(20);
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long position = from;
        long deadline = System.nanoTime() + patience.toNanos();
        while (position < until) {
            OptionalLong first = poll(consumer, partition);
            if (first.isPresent()) {
                return first.getAsLong() < until ? first : OptionalLong.empty();
            }
            if (consumer.position(partition) > position) {
                deadline = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new TimeoutException(partition + ": nothing read behind offset " + position + " within "
                        + patience.toSeconds() + " s (expected: what is there up to offset " + until + ")");
            }
            position = consumer.position(partition);
        }
        return OptionalLong.empty();
    }

    /** A batch that is damaged counts as a record where it is. */
    private static OptionalLong poll(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                return OptionalLong.of(record.offset());
            }
            return OptionalLong.empty();
        } catch (KafkaException failed) {
            if (UnreadableInput.of(failed).isEmpty()) {
                throw failed;
            }
            return OptionalLong.of(consumer.position(partition));
        }
    }
}
