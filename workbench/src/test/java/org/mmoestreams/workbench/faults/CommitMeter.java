package org.mmoestreams.workbench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.data.EventIds;

/**
 * What a reader of committed predictions sees of a learner's commits: how far apart, and how late each prediction
 * comes.
 */
final class CommitMeter implements AutoCloseable {

    private static final double NANOS = 1e9;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Double> apart = new ArrayList<>();
    private final List<Double> lateness = new ArrayList<>();
    private final int firstEvent;
    private final double eventsPerSecond;
    private final long start = System.nanoTime();
    private long lastCommit = start;
    private int commits;

    /**
     * Begins to measure.
     *
     * @param firstEvent the event that is to be sent now
     * @param eventsPerSecond the rate at which those after it are to be sent
     */
    CommitMeter(Settings settings, String bootstrap, int firstEvent, double eventsPerSecond) {
        this.firstEvent = firstEvent;
        this.eventsPerSecond = eventsPerSecond;
        Map<String, Object> properties = new HashMap<>(ClientProperties.consumer(settings, bootstrap));
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        // a poll gives all that was committed
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.MAX_VALUE);
        consumer = new KafkaConsumer<>(properties);
        List<TopicPartition> only = List.of(new TopicPartition(settings.topics().name(TopicRole.PREDICTIONS), 0));
        consumer.assign(only);
        consumer.seekToBeginning(only);
    }

    /** Reads for so long. */
    void measure(Duration time) {
        while (System.nanoTime() - start < time.toNanos()) {
            boolean news = false;
            for (ConsumerRecord<byte[], byte[]> prediction : consumer.poll(Duration.ofMillis(20))) {
                news |= take(prediction);
            }
            if (news) {
                commit();
            }
        }
        // the one that has not come yet
        commit();
    }

    /** Commits that brought predictions; those that a reader got at once count as one. */
    int commits() {
        return commits - 1;
    }

    /** Predictions seen of events that were to be sent since. */
    int predictions() {
        return lateness.size();
    }

    /** Seconds from commit to commit. */
    Spread apart() {
        return Spread.of(apart);
    }

    /** Seconds from when an event was to be sent to its prediction. */
    Spread lateness() {
        return Spread.of(lateness);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private boolean take(ConsumerRecord<byte[], byte[]> prediction) {
        long event = EventIds.indexOf(new String(prediction.key(), UTF_8)) - firstEvent;
        if (event < 0) {
            return false;
        }
        lateness.add((System.nanoTime() - start) / NANOS - event / eventsPerSecond);
        return true;
    }

    private void commit() {
        long now = System.nanoTime();
        apart.add((now - lastCommit) / NANOS);
        lastCommit = now;
        commits++;
    }

    /** Of seconds. */
    record Spread(double median, double p99, double longest) {

        static Spread of(List<Double> seconds) {
            double[] sorted =
                    seconds.stream().mapToDouble(each -> each).sorted().toArray();
            if (sorted.length == 0) {
                return new Spread(Double.NaN, Double.NaN, Double.NaN);
            }
            return new Spread(sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "median %.2f, p99 %.2f, longest %.2f s", median, p99, longest);
        }
    }
}
