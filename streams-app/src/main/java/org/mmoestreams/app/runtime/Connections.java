package org.mmoestreams.app.runtime;

import static java.util.function.Predicate.not;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Tells by their metrics whether the clients that events and results go by are connected and at work. Those that
 * restore state are left out: they are not polled once that is done, so they never see their connection end.
 */
final class Connections {

    /** Longer than any poll or commit takes while brokers answer. */
    private static final double MOST_SILENT_SECONDS = 10;

    private Connections() {}

    /**
     * Whether every consumer and producer has a connection, and no consumer waits for its thread, which a commit may
     * block.
     */
    static boolean work(Map<MetricName, ? extends Metric> metrics) {
        return metrics.values().stream()
                .filter(not(metric -> client(metric).endsWith("restore-consumer")))
                .allMatch(Connections::isWell);
    }

    private static boolean isWell(Metric metric) {
        boolean consumer = metric.metricName().group().equals("consumer-metrics");
        boolean producer = metric.metricName().group().equals("producer-metrics");
        return switch (metric.metricName().name()) {
            case "connection-count" -> !(consumer || producer) || value(metric) > 0;
            case "last-poll-seconds-ago" -> !consumer || value(metric) <= MOST_SILENT_SECONDS;
            default -> true;
        };
    }

    private static String client(Metric metric) {
        return metric.metricName().tags().getOrDefault("client-id", "");
    }

    private static double value(Metric metric) {
        return ((Number) metric.metricValue()).doubleValue();
    }
}
