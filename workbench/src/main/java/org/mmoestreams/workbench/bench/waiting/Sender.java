package org.mmoestreams.workbench.bench.waiting;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mmoestreams.workbench.stage.Stage;

/** Sends events to a learner, one for each millisecond of event time, and labels for rows of which it waits. */
final class Sender {

    private final SmallEvents events;
    private final Producer<byte[], byte[]> producer;
    private final String features;
    private final String labels;
    private final SplittableRandom chance;
    private final int[] waiting;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long time = Stage.CLOCK.timeOf(0).toEpochMilli();
    private int next;

    /**
     * Sends to the topics of a learner.
     *
     * @param producer closed by the caller
     * @param rows how many rows wait once it is filled
     * @param seed seeds which row gets its label next
     */
    Sender(SmallEvents events, Producer<byte[], byte[]> producer, Waiter learner, int rows, long seed) {
        this.events = events;
        this.producer = producer;
        this.features = learner.features();
        this.labels = learner.labels();
        this.chance = new SplittableRandom(seed);
        this.waiting = new int[rows];
    }

    /** Sends as many events as rows are to wait. */
    void fill(BooleanSupplier interrupted) {
        for (int row = 0; row < waiting.length && !interrupted.getAsBoolean(); row++) {
            waiting[row] = event();
        }
        flush();
    }

    /** Sends events, and as many labels of rows that wait, drawn by chance: as many wait afterwards as before. */
    void sendPairs(int pairs) {
        for (int pair = 0; pair < pairs; pair++) {
            int row = chance.nextInt(waiting.length);
            send(events.label(labels, waiting[row], time));
            waiting[row] = event();
        }
        flush();
    }

    /** Sends events that bring their labels. */
    void sendLabelled(int count) {
        for (int sent = 0; sent < count; sent++) {
            send(events.labelled(features, next++, time++));
        }
        flush();
    }

    /**
     * Sends events at a rate until told to stop, however late the ones before were.
     *
     * @param from when the first is due, as {@link System#nanoTime()} has it
     */
    void sendPaced(Rate rate, long from, BooleanSupplier over) {
        for (long sent = 0; !over.getAsBoolean() && failure.get() == null; sent++) {
            for (long left = 1; left > 0; ) {
                left = from + rate.nanosTo(sent) - System.nanoTime();
                LockSupport.parkNanos(left);
            }
            time += rate.millisBetween() - 1;
            event();
        }
        flush();
    }

    /** Sends one event. */
    void sendOne() {
        event();
        flush();
    }

    /** Lets event time go on without an event. */
    void skip(long millis) {
        time += millis;
    }

    /** How many events were sent. */
    int sent() {
        return next;
    }

    private int event() {
        send(events.event(features, next, time));
        time++;
        return next++;
    }

    private void send(ProducerRecord<byte[], byte[]> message) {
        var unused = producer.send(message, (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    private void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException(
                    features + ": a message could not be sent: " + failure.get().getMessage(), failure.get());
        }
    }
}
