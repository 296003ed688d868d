package org.mmoestreams.app.api;

import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Those of Kafka Streams' own metrics, and of its clients', that tell most: of all threads together, so that there is
 * one value each, however many threads, tasks and partitions there are.
 */
record KafkaFigures(Supplier<Map<MetricName, ? extends Metric>> kafka, Meters meters) implements Scrape.Figures {

    private static final String THREAD = "stream-thread-metrics";
    private static final String STREAMS = "stream-metrics";
    private static final String FETCHER = "consumer-fetch-manager-metrics";
    private static final String COORDINATOR = "consumer-coordinator-metrics";
    private static final String PRODUCER = "producer-metrics";
    /** Metrics with other tags beside these are of one topic, task or node alone. */
    private static final Set<String> OF_A_CLIENT = Set.of("client-id", "thread-id");

    private static final double MILLIS = 1e-3;
    private static final double NANOS = 1e-9;

    private static final List<Figure> FIGURES = List.of(
            counter(THREAD, "commit-total", "commits", "Commits of stream threads."),
            max(
                    THREAD,
                    "commit-latency-avg",
                    "commit_latency_seconds",
                    MILLIS,
                    "Mean time that a commit takes of late."),
            max(THREAD, "commit-latency-max", "commit_latency_max_seconds", MILLIS, "Longest commit of late."),
            counter(THREAD, "process-total", "processed_records", "Records that stream threads processed."),
            max(
                    THREAD,
                    "process-latency-avg",
                    "process_latency_seconds",
                    MILLIS,
                    "Mean time for a turn's records of late."),
            max(THREAD, "poll-ratio", "poll_ratio", 1, "Share of its time that a thread polls."),
            max(THREAD, "process-ratio", "process_ratio", 1, "Share of its time that a thread processes."),
            max(THREAD, "commit-ratio", "commit_ratio", 1, "Share of its time that a thread commits."),
            max(STREAMS, "failed-stream-threads", "failed_threads", 1, "Stream threads that failed."),
            max(FETCHER, "records-lag-max", "consumer_lag_records", 1, "Records that a consumer is behind at most."),
            counter(FETCHER, "records-consumed-total", "consumed_records", "Records that consumers read."),
            counter(FETCHER, "bytes-consumed-total", "consumed_bytes", "Bytes that consumers read."),
            counter(COORDINATOR, "rebalance-total", "rebalances", "Times that partitions were given out anew."),
            counter(PRODUCER, "record-send-total", "sent_records", "Records that producers sent."),
            counter(PRODUCER, "record-error-total", "send_errors", "Records that producers could not send."),
            new Figure(
                    PRODUCER,
                    "txn-commit-time-ns-total",
                    "transaction_commit_seconds",
                    NANOS,
                    true,
                    "Time that committing transactions took."));

    @Override
    public void refresh() {
        Map<MetricName, ? extends Metric> all = kafka.get();
        FIGURES.forEach(figure -> set(figure, all));
    }

    private void set(Figure figure, Map<MetricName, ? extends Metric> all) {
        DoubleBinaryOperator together = figure.isCounter() ? Double::sum : Math::max;
        all.entrySet().stream()
                .filter(each -> figure.isOf(each.getKey()))
                .map(each -> each.getValue().metricValue())
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .filter(Double::isFinite)
                .reduce(together)
                .ifPresent(value -> show(figure, figure.scale() * value));
    }

    private void show(Figure figure, double value) {
        String name = "kafka_streams_" + figure.name();
        if (figure.isCounter()) {
            meters.counter(name, figure.help(), Tags.empty(), value);
        } else {
            meters.gauge(name, figure.help(), value);
        }
    }

    private static Figure counter(String group, String metric, String name, String help) {
        return new Figure(group, metric, name, 1, true, help);
    }

    private static Figure max(String group, String metric, String name, double scale, String help) {
        return new Figure(group, metric, name, scale, false, help);
    }

    /**
     * A metric that is shown.
     *
     * @param group where Kafka has it
     * @param metric as Kafka names it
     * @param name as it is named here
     * @param scale from Kafka's unit to seconds or bytes
     * @param isCounter whether it only grows, so that the threads' are added; else the greatest counts
     * @param help what it says
     */
    private record Figure(String group, String metric, String name, double scale, boolean isCounter, String help) {

        boolean isOf(MetricName kafkas) {
            return kafkas.group().equals(group)
                    && kafkas.name().equals(metric)
                    && OF_A_CLIENT.containsAll(kafkas.tags().keySet());
        }
    }
}
