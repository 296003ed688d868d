package org.mmoestreams.app.replay;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.mmoestreams.app.serde.AvroBytes;

/**
 * Sends rows as events: keyed by event id, in Avro's single-object encoding. A row's id and its event time follow from its
 * index, so that replaying a file again from where an earlier replay ended goes on with the same events.
 */
public final class Replay {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final EventClock clock;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** A replay into a topic; the caller closes the producer. */
    public Replay(Producer<byte[], byte[]> producer, String topic, EventClock clock) {
        this.producer = producer;
        this.topic = topic;
        this.clock = clock;
    }

    /**
     * Sends all rows and waits until the brokers have them.
     *
     * @param rate events per second at most; 0: as fast as they are taken
     * @param progress told after each event how many were sent
     * @param interrupted asked before each event whether to end early
     * @return how many events were sent
     * @throws IllegalStateException when an event could not be sent
     */
    public long send(RowSource rows, double rate, LongConsumer progress, BooleanSupplier interrupted) {
        long start = System.nanoTime();
        long sent = 0;
        while (rows.hasNext() && !interrupted.getAsBoolean() && failure.get() == null) {
            if (rate > 0) {
                pace(start + (long) (sent * (NANOS / rate)));
            }
            send(rows);
            progress.accept(++sent);
        }
        producer.flush();
        Exception reason = failure.get();
        if (reason != null) {
            throw new IllegalStateException(topic + ": an event could not be sent: " + reason.getMessage(), reason);
        }
        return sent;
    }

    private void send(RowSource rows) {
        long index = rows.nextIndex();
        String id = CensusEvents.idOf(index);
        byte[] event = AvroBytes.of(CensusEvents.of(id, clock.timeOf(index), rows.next()));
        var unused = producer.send(
                new ProducerRecord<>(topic, id.getBytes(StandardCharsets.UTF_8), event), this::acknowledge);
    }

    private void acknowledge(RecordMetadata metadata, Exception exception) {
        if (exception != null) {
            failure.compareAndSet(null, exception);
        }
    }

    private static void pace(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
