package org.mmoestreams.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;

/** How long the stream threads take, as Kafka Streams counts it: of the last minute or so, the slowest thread's. */
final class LatencyAnswers {

    private static final String GROUP = "stream-thread-metrics";
    /** Metrics with other tags beside it are of one task or node alone. */
    private static final Set<String> OF_A_THREAD = Set.of("thread-id");

    private final Supplier<Map<MetricName, ? extends Metric>> kafka;

    LatencyAnswers(Supplier<Map<MetricName, ? extends Metric>> kafka) {
        this.kafka = kafka;
    }

    Answer answer(Asked asked) {
        asked.allowOnly(List.of());
        Map<MetricName, ? extends Metric> all = kafka.get();
        return Answer.json(new Latency(
                slowest(all, "process-latency-avg"),
                slowest(all, "commit-latency-avg"),
                slowest(all, "commit-latency-max")));
    }

    private static Double slowest(Map<MetricName, ? extends Metric> all, String name) {
        return all.entrySet().stream()
                .filter(each -> each.getKey().group().equals(GROUP)
                        && each.getKey().name().equals(name)
                        && OF_A_THREAD.containsAll(each.getKey().tags().keySet()))
                .map(each -> each.getValue().metricValue())
                .filter(value -> value instanceof Double millis && Double.isFinite(millis))
                .map(Double.class::cast)
                .reduce(Math::max)
                .orElse(null);
    }

    /**
     * In milliseconds; null where nothing was counted of late.
     *
     * @param processMillis mean of a turn, in which a thread processes what it has polled
     * @param commitMillis mean of a commit
     * @param commitMaxMillis the longest commit
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Latency(Double processMillis, Double commitMillis, Double commitMaxMillis) {}
}
