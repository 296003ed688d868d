package org.mmoestreams.workbench.replay;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Producer;

/** Sends events, and what goes with them, in their order, and knows which the brokers have. */
public final class Replay {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration LAST_WAIT = Duration.ofSeconds(3);

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<IllegalStateException> failure = new AtomicReference<>();
    private final AtomicLong labelsAcknowledged = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong labelsSent = new AtomicLong();
    private volatile Acknowledgements acknowledgements = new Acknowledgements(0);

    /** A replay through a producer, which the caller closes. */
    public Replay(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Sends all messages and waits until the brokers have them; for three seconds at most once it is interrupted. To be
     * called once.
     *
     * @param progress told after each event how many were sent
     * @param interrupted asked before each message, and while waiting, whether to end early
     * @return how many events were sent
     * @throws IllegalStateException when a message could not be sent
     * @throws IllegalArgumentException when a row is none; those before it were sent, {@link #delivery} says how many
     */
    public long send(Messages messages, Pace pace, LongConsumer progress, BooleanSupplier interrupted) {
        acknowledgements = new Acknowledgements(messages.nextRow());
        try {
            sendAll(messages, pace, progress, interrupted);
        } finally {
            awaitAcknowledgements(interrupted);
        }
        IllegalStateException reason = failure.get();
        if (reason != null) {
            throw reason;
        }
        return sent.get();
    }

    /** How far it has come. */
    public Delivery delivery() {
        return new Delivery(
                sent.get(),
                acknowledgements.count(),
                acknowledgements.firstMissing(),
                labelsSent.get(),
                labelsAcknowledged.get());
    }

    private void sendAll(Messages messages, Pace pace, LongConsumer progress, BooleanSupplier interrupted) {
        long start = System.nanoTime();
        long expected = messages.nextRow();
        while (!interrupted.getAsBoolean() && failure.get() == null && messages.hasNext()) {
            Message message = messages.next();
            if (!awaitTime(start + pace.dueAfter(message, sent.get()), interrupted)) {
                return;
            }
            if (!message.isEvent()) {
                send(message);
                labelsSent.incrementAndGet();
                continue;
            }
            for (; expected < message.row(); expected++) {
                acknowledgements.pass(expected);
            }
            expected++;
            send(message);
            progress.accept(sent.incrementAndGet());
        }
    }

    private void send(Message message) {
        var unused = producer.send(message.record(), (metadata, exception) -> acknowledge(message, exception));
    }

    private void acknowledge(Message message, Exception exception) {
        if (exception != null) {
            String what = message.isEvent() ? "an event" : "a label";
            String told = message.record().topic() + ": " + what + " could not be sent: " + exception.getMessage();
            failure.compareAndSet(null, new IllegalStateException(told, exception));
        } else if (message.isEvent()) {
            acknowledgements.add(message.row());
        } else {
            labelsAcknowledged.incrementAndGet();
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
    private static boolean awaitTime(long due, BooleanSupplier interrupted) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (interrupted.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(left, STEP));
        }
        return true;
    }
}
