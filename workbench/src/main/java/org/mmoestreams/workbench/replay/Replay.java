package org.mmoestreams.workbench.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.data.RowEvents;
import org.mmoestreams.workbench.data.RowSource;

/**
 * Sends rows as events: keyed by event id, in Avro's single-object encoding. A row's id and its event time follow from
 * its index, so that replaying a file again from where an earlier replay ended goes on with the same events.
 */
public final class Replay {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration LAST_WAIT = Duration.ofSeconds(3);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final RowEvents events;
    private final EventClock clock;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile Acknowledgements acknowledgements = new Acknowledgements(0);
    private volatile long sent;

    /**
     * A replay into a topic; the caller closes the producer.
     *
     * @param events makes the events of the rows
     * @param clock gives them their times
     */
    public Replay(Producer<byte[], byte[]> producer, String topic, RowEvents events, EventClock clock) {
        this.producer = producer;
        this.topic = topic;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Sends all rows and waits until the brokers have them; for three seconds at most once it is interrupted. To be
     * called once.
     *
     * @param rate events per second at most; 0: as fast as they are taken
     * @param progress told after each event how many were sent
     * @param interrupted asked before each event, and while waiting, whether to end early
     * @return how many events were sent
     * @throws IllegalStateException when an event could not be sent
     * @throws IllegalArgumentException when a row is none; those before it were sent, {@link #delivery} says how many
     */
    public long send(RowSource rows, double rate, LongConsumer progress, BooleanSupplier interrupted) {
        acknowledgements = new Acknowledgements(rows.nextIndex());
        try {
            sendAll(rows, rate, progress, interrupted);
        } finally {
            awaitAcknowledgements(interrupted);
        }
        Exception reason = failure.get();
        if (reason != null) {
            throw new IllegalStateException(topic + ": an event could not be sent: " + reason.getMessage(), reason);
        }
        return sent;
    }

    /** How far it has come. */
    public Delivery delivery() {
        return new Delivery(sent, acknowledgements.count(), acknowledgements.firstMissing());
    }

    private void sendAll(RowSource rows, double rate, LongConsumer progress, BooleanSupplier interrupted) {
        long start = System.nanoTime();
        for (long count = 0; rows.hasNext() && !interrupted.getAsBoolean() && failure.get() == null; ) {
            if (rate > 0 && !pace(start + (long) (count * (NANOS / rate)), interrupted)) {
                return;
            }
            send(rows);
            sent = ++count;
            progress.accept(count);
        }
    }

    private void send(RowSource rows) {
        long index = rows.nextIndex();
        byte[] id = EventIds.idOf(index).getBytes(StandardCharsets.UTF_8);
        byte[] event = events.next(rows, clock);
        var unused = producer.send(
                new ProducerRecord<>(topic, id, event), (metadata, exception) -> acknowledge(index, exception));
    }

    private void acknowledge(long index, Exception exception) {
        if (exception == null) {
            acknowledgements.add(index);
        } else {
            failure.compareAndSet(null, exception);
        }
    }

    /** A flush takes no deadline: brokers that are away are waited for as long as the producer's own settings say. */
    private void awaitAcknowledgements(BooleanSupplier interrupted) {
        CompletableFuture<Void> flushed = CompletableFuture.runAsync(producer::flush);
        long left = LAST_WAIT.toNanos();
        while (!flushed.isDone() && left > 0) {
            LockSupport.parkNanos(STEP);
            left -= interrupted.getAsBoolean() ? STEP : 0;
        }
        if (flushed.isDone()) {
            flushed.join();
        }
    }

    /** Waits until an event is due; false when interrupted. */
    private static boolean pace(long due, BooleanSupplier interrupted) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (interrupted.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(left, STEP));
        }
        return true;
    }
}
