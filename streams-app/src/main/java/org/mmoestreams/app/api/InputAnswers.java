package org.mmoestreams.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;
import org.mmoestreams.client.topics.InternalTopic;

/**
 * How far behind the ends of what it reads this process is, by partition: of the inputs, and of the windows that were
 * scored and are to be measured. Its consumers count it, from where they read next to where committed records end; a
 * consumer reads over the markers of transactions, so that these are no lag.
 */
final class InputAnswers {

    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String LAG = "records-lag";
    /** What the warning says of records that are kept back. */
    private static final String WAITS = " and what follows waits: ";

    private final Set<String> inputs;
    private final String scored;
    private final Told told;

    InputAnswers(Settings settings, Told told) {
        inputs = settings.topics().inputs().stream().map(settings::name).collect(Collectors.toUnmodifiableSet());
        scored = settings.name(InternalTopic.SCORED_WINDOWS);
        this.told = told;
    }

    Answer answer(Asked asked) {
        asked.allowOnly(List.of());
        return Answer.json(new Inputs(lags(inputs), lags(Set.of(scored))));
    }

    private List<Input> lags(Set<String> topics) {
        List<String> warnings = told.observed().get().warnings();
        return told.kafka().get().values().stream()
                .filter(metric -> isLag(metric, topics))
                .map(metric -> input(metric, warnings))
                .sorted(Comparator.comparing(Input::topic).thenComparing(Input::partition))
                .toList();
    }

    private static boolean isLag(Metric metric, Set<String> topics) {
        MetricName name = metric.metricName();
        return name.group().equals(GROUP)
                && name.name().equals(LAG)
                && name.tags().containsKey("partition")
                && topics.contains(name.tags().get("topic"));
    }

    private static Input input(Metric metric, List<String> warnings) {
        Map<String, String> tags = metric.metricName().tags();
        Long lag = metric.metricValue() instanceof Double records && Double.isFinite(records)
                ? Long.valueOf(Math.round(records))
                : null;
        String partition = tags.get("topic") + "-" + tags.get("partition") + ", offset ";
        return new Input(
                tags.get("topic"),
                Integer.parseInt(tags.get("partition")),
                lag,
                warnings.stream().anyMatch(warning -> warning.startsWith(partition) && warning.contains(WAITS)));
    }

    /** @param scored the windows that are to be measured, where this process measures them */
    private record Inputs(List<Input> inputs, List<Input> scored) {}

    /**
     * A partition.
     *
     * @param lag records that are committed and not read yet; null before the first were read
     * @param heldBack whether records that were read wait for their schema: there are more than the lag counts
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Input(String topic, int partition, Long lag, boolean heldBack) {}
}
