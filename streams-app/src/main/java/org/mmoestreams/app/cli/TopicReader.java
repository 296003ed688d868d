package org.mmoestreams.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.mmoestreams.client.topics.TopicReading;

/** Reads a topic from its beginning: to the end that it had at the start, or on and on. Each partition in its order. */
final class TopicReader {

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
     * Hands records to the sink until the end is reached, {@code max} records have been handed over, the sink is
     * closed, or an interruption.
     *
     * @param follow whether to wait for new records at the end
     * @param max most records, not negative
     * @throws org.apache.kafka.common.errors.TimeoutException when brokers do not answer, or, unless following, nothing
     *     comes for half a minute
     */
    void read(String topic, boolean follow, long max, RecordSink sink) throws IOException {
        try {
            TopicReading reading =
                    follow ? TopicReading.following(consumer, topic) : TopicReading.toEnd(consumer, topic);
            boolean open = true;
            long left = max;
            while (open && left > 0 && !interrupted.getAsBoolean() && !reading.isOver()) {
                left -= hand(reading.next(), left, sink);
                open = sink.flush();
            }
        } catch (WakeupException woken) {
            sink.flush();
        }
    }

    private static long hand(List<ConsumerRecord<byte[], byte[]>> records, long most, RecordSink sink)
            throws IOException {
        long count = Math.min(most, records.size());
        for (ConsumerRecord<byte[], byte[]> record : records.subList(0, (int) count)) {
            sink.accept(record);
        }
        return count;
    }
}
