package org.mmoestreams.workbench.bench.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.app.config.StreamsProperties;
import org.mmoestreams.workbench.data.RowSource;

/**
 * Measures latency at one rate after the other, on one learner that is warm. Latency counts from when an event was to
 * be sent, so that events that wait behind a pause are counted with what they waited (no coordinated omission).
 */
final class LatencyMeter {

    private static final long WARM_UP_EVENTS = 150_000;
    /** How much at the beginning of each rate is left out, in seconds. */
    private static final int SETTLING_SECONDS = 2;

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration AHEAD = Duration.ofMillis(200);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Bench bench;
    private final Subject subject;
    private final Run run;
    private final PacedSender sender;
    private final Consumer<byte[], byte[]> predictions;
    private long nextIndex;

    private LatencyMeter(
            Bench bench, Subject subject, Run run, PacedSender sender, Consumer<byte[], byte[]> predictions) {
        this.bench = bench;
        this.subject = subject;
        this.run = run;
        this.sender = sender;
        this.predictions = predictions;
    }

    /** Latency at each of the options' rates, of the pass-through and of the learner. */
    static List<Latency> measure(Bench bench) {
        List<Latency> latencies = new ArrayList<>();
        for (Subject subject : List.of(Subject.PASS_THROUGH, Subject.LEARNER)) {
            latencies.addAll(measure(bench, subject));
        }
        return latencies;
    }

    private static List<Latency> measure(Bench bench, Subject subject) {
        String features = "bench.features.paced." + subject.title();
        bench.create(features, 1);
        try (Run run = Run.start(bench, subject, "bench-latency-" + subject.title(), features, 1);
                RowSource rows = bench.rows(Long.MAX_VALUE);
                var producer = bench.producer();
                var predictions = run.predictions(Map.of())) {
            PacedSender sender = new PacedSender(producer, features, bench.events(), rows);
            LatencyMeter meter = new LatencyMeter(bench, subject, run, sender, predictions);
            bench.say(subject.title() + ", warming up");
            meter.send(0, Math.min(WARM_UP_EVENTS, bench.options().events()), 0);
            List<Latency> latencies = new ArrayList<>();
            for (int rate : bench.options().rates()) {
                latencies.add(meter.at(rate));
            }
            return latencies;
        }
    }

    private Latency at(int rate) {
        long settling = (long) rate * SETTLING_SECONDS;
        long measured = Math.max(1, (long) (rate * (bench.options().atEachRate().toMillis() / 1e3)));
        Histogram histogram = send(rate, settling + measured, settling);
        Latency latency = new Latency(
                subject.title(),
                rate,
                histogram.getTotalCount(),
                millis(histogram.getValueAtPercentile(50)),
                millis(histogram.getValueAtPercentile(99)),
                millis(histogram.getValueAtPercentile(99.9)),
                millis(histogram.getMaxValue()),
                StreamsProperties.commitInterval(run.settings()).toMillis());
        bench.say(String.format(
                Locale.ROOT,
                "%s, latency at %,d events/s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms",
                subject.title(),
                rate,
                latency.p50(),
                latency.p99(),
                latency.p999(),
                latency.longest()));
        return latency;
    }

    /** Sends events and reads their predictions until there are as many; those of the first events are not measured. */
    private Histogram send(int rate, long events, long unmeasured) {
        Schedule schedule = new Schedule(nextIndex, events, rate, System.nanoTime() + AHEAD.toNanos());
        nextIndex = schedule.end();
        Histogram histogram = new Histogram(TimeUnit.MINUTES.toNanos(10), DIGITS);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sender.send(schedule));
        long[] left = {events};
        run.await(() -> {
            if (sending.isCompletedExceptionally()) {
                sending.join();
            }
            var records = predictions.poll(POLL);
            long now = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                long index = indexOf(record.key());
                left[0]--;
                if (index >= schedule.first() + unmeasured) {
                    histogram.recordValue(now - schedule.dueAt(index));
                }
            }
            return left[0] <= 0;
        });
        sending.join();
        return histogram;
    }

    /** Of an id as {@link org.mmoestreams.workbench.data.EventIds#idOf} gives it. */
    private static long indexOf(byte[] key) {
        return Long.parseLong(new String(key, 1, key.length - 1, StandardCharsets.US_ASCII));
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }
}
