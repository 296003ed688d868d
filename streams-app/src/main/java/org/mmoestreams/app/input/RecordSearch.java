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
     * The offset of the first record from one offset to before another; empty when there are only markers of transactions, records
     * of aborted ones, or nothing.
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
        long deadline = System.nanoTime() + patience.toNanos();
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < until) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                return record.offset() < until ? OptionalLong.of(record.offset()) : OptionalLong.empty();
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(partition + ": not read from offset " + from + " to " + until + " within "
                        + patience.toSeconds() + " s");
            }
        }
        return OptionalLong.empty();
    }
}
