package org.mmoestreams.workbench.bench.waiting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Watches the committed predictions of events that come at a rate: how far they are apart, and how late they are. */
final class Pulse implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration AHEAD = Duration.ofMillis(200);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Consumer<byte[], byte[]> predictions;
    private final long first;
    private final Rate rate;
    private final long from = System.nanoTime() + AHEAD.toNanos();
    private final Histogram gaps = new Histogram(TimeUnit.HOURS.toNanos(1), DIGITS);
    private final Histogram latencies = new Histogram(TimeUnit.HOURS.toNanos(1), DIGITS);
    private long lastAt;
    private long seen;

    private Pulse(Consumer<byte[], byte[]> predictions, long first, Rate rate) {
        this.predictions = predictions;
        this.first = first;
        this.rate = rate;
        seen = first;
    }

    /**
     * What was seen.
     *
     * @param longestGapMillis the longest time in which no prediction came
     * @param gapMillis99 99 of 100 were not longer
     * @param latencyMillis50 from when an event was due to its committed prediction: the median
     * @param latencyMillis99 99 of 100 were not later
     * @param latencyMillisMost the latest
     */
    public record Beat(
            double longestGapMillis,
            double gapMillis99,
            double latencyMillis50,
            double latencyMillis99,
            double latencyMillisMost) {}

    /**
     * Watches from now on.
     *
     * @param first the index of the first event that comes
     */
    static Pulse of(Waiter learner, long first, Rate rate) {
        return new Pulse(learner.predictions(), first, rate);
    }

    /** When the first event is due, as {@link System#nanoTime()} has it. */
    long from() {
        return from;
    }

    /** Seconds since then. */
    double seconds() {
        return (System.nanoTime() - from) / 1e9;
    }

    /** The index after the last event whose prediction came. */
    long seen() {
        return seen;
    }

    /** Waits a moment for predictions. */
    void look() {
        ConsumerRecords<byte[], byte[]> records = predictions.poll(POLL);
        long now = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            long index = indexOf(record.key());
            if (index >= first) {
                latencies.recordValue(Math.max(0, now - from - rate.nanosTo(index - first)));
                seen = Math.max(seen, index + 1);
            }
        }
        if (!records.isEmpty()) {
            if (lastAt != 0) {
                gaps.recordValue(now - lastAt);
            }
            lastAt = now;
        }
    }

    /** What was seen so far. */
    Beat beat() {
        return new Beat(
                gaps.getMaxValue() / NANOS_PER_MILLI,
                gaps.getValueAtPercentile(99) / NANOS_PER_MILLI,
                latencies.getValueAtPercentile(50) / NANOS_PER_MILLI,
                latencies.getValueAtPercentile(99) / NANOS_PER_MILLI,
                latencies.getMaxValue() / NANOS_PER_MILLI);
    }

    @Override
    public void close() {
        predictions.close();
    }

    /** Of an id as {@link org.mmoestreams.workbench.data.EventIds#idOf} gives it. */
    private static long indexOf(byte[] key) {
        return Long.parseLong(new String(key, 1, key.length - 1, StandardCharsets.US_ASCII));
    }
}
