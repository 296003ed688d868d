package org.mmoestreams.workbench.replay;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.KeyedEvent;

/** Sends the events made of rows, keyed by their ids, and knows which the brokers have. */
public final class Replay {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration LAST_WAIT = Duration.ofSeconds(3);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile Acknowledgements acknowledgements = new Acknowledgements(0);
    private volatile long sent;

    /** A replay into a topic; the caller closes the producer. */
    public Replay(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * Sends all events and waits until the brokers have them; for three seconds at most once it is interrupted. To be
     * called once.
     *
     * @param rate events per second at most; 0: as fast as they are taken
     * @param progress told after each event how many were sent
     * @param interrupted asked before each event, and while waiting, whether to end early
     * @return how many events were sent
     * @throws IllegalStateException when an event could not be sent
     * @throws IllegalArgumentException when a row is none; those before it were sent, {@link #delivery} says how many
     */
    public long send(EventSource events, double rate, LongConsumer progress, BooleanSupplier interrupted) {
        acknowledgements = new Acknowledgements(events.nextIndex());
        try {
            sendAll(events, rate, progress, interrupted);
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

    private void sendAll(EventSource events, double rate, LongConsumer progress, BooleanSupplier interrupted) {
        long start = System.nanoTime();
        long expected = events.nextIndex();
        for (long count = 0; !interrupted.getAsBoolean() && failure.get() == null && events.hasNext(); ) {
            if (rate > 0 && !pace(start + (long) (count * (NANOS / rate)), interrupted)) {
                return;
            }
            KeyedEvent event = events.next();
            for (; expected < event.index(); expected++) {
                acknowledgements.pass(expected);
            }
            expected++;
            send(event);
            sent = ++count;
            progress.accept(count);
        }
    }

    private void send(KeyedEvent event) {
        var unused = producer.send(
                new ProducerRecord<>(topic, event.key(), event.value()),
                (metadata, exception) -> acknowledge(event.index(), exception));
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
