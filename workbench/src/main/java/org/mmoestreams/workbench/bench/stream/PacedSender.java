package org.mmoestreams.workbench.bench.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.data.RowEvents;
import org.mmoestreams.workbench.data.RowSource;

/** Sends events at a rate, each when its {@link Schedule} says, however late the ones before it were. */
final class PacedSender {

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final RowEvents events;
    private final RowSource rows;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    PacedSender(Producer<byte[], byte[]> producer, String topic, RowEvents events, RowSource rows) {
        this.producer = producer;
        this.topic = topic;
        this.events = events;
        this.rows = rows;
    }

    /**
     * Sends the schedule's events and waits until the broker has them.
     *
     * @throws IllegalStateException when one could not be sent
     */
    void send(Schedule schedule) {
        for (long index = schedule.first(); index < schedule.end() && failure.get() == null; index++) {
            awaitTime(schedule.dueAt(index));
            String id = EventIds.idOf(index);
            byte[] event = events.at(index, Instant.now(), rows);
            var unused = producer.send(
                    new ProducerRecord<>(topic, id.getBytes(StandardCharsets.UTF_8), event), (metadata, failed) -> {
                        if (failed != null) {
                            failure.compareAndSet(null, failed);
                        }
                    });
        }
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException(
                    topic + ": an event could not be sent: " + failure.get().getMessage(), failure.get());
        }
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
