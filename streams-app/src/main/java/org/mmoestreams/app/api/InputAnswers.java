package org.mmoestreams.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.Asked;

/**
 * How far behind the ends of its inputs this process reads, by partition. Its consumers count it, from where they read
 * next to where committed records end; a consumer reads over the markers of transactions, so that these are no lag.
 */
final class InputAnswers {

    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String LAG = "records-lag";

    private final Set<String> topics;
    private final Supplier<Map<MetricName, ? extends Metric>> kafka;

    InputAnswers(Settings settings, Supplier<Map<MetricName, ? extends Metric>> kafka) {
        topics = settings.topics().inputs().stream().map(settings::name).collect(Collectors.toUnmodifiableSet());
        this.kafka = kafka;
    }

    Answer answer(Asked asked) {
        asked.allowOnly(List.of());
        return Answer.json(new Inputs(kafka.get().values().stream()
                .filter(this::isLag)
                .map(InputAnswers::input)
                .sorted(Comparator.comparing(Input::topic).thenComparing(Input::partition))
                .toList()));
    }

    private boolean isLag(Metric metric) {
        MetricName name = metric.metricName();
        return name.group().equals(GROUP)
                && name.name().equals(LAG)
                && name.tags().containsKey("partition")
                && topics.contains(name.tags().get("topic"));
    }

    private static Input input(Metric metric) {
        Map<String, String> tags = metric.metricName().tags();
        Long lag = metric.metricValue() instanceof Double records && Double.isFinite(records)
                ? Long.valueOf(Math.round(records))
                : null;
        return new Input(tags.get("topic"), Integer.parseInt(tags.get("partition")), lag);
    }

    private record Inputs(List<Input> inputs) {}

    /** @param lag records that are committed and not read yet; null before the first were read */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Input(String topic, int partition, Long lag) {}
}
