package org.mmoestreams.workbench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.integration.ModelState;

/** What a learner has published so far, as a reader of committed records sees it. */
final class Output implements AutoCloseable {

    private static final Set<MetricsScope> UP_TO_NOW = EnumSet.of(MetricsScope.SLIDING, MetricsScope.TOTAL);
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final List<TopicPartition> partitions;
    private final List<Said> predictions = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();
    private final Map<String, TaskMetrics> metrics = new TreeMap<>();
    private final Map<TopicRole, List<byte[]>> told = new EnumMap<>(TopicRole.class);

    Output(Settings settings, String bootstrap) {
        consumer = new KafkaConsumer<>(ClientProperties.consumer(settings, bootstrap));
        topics = settings.topics();
        partitions = TopicRole.outputs().stream()
                .map(output -> new TopicPartition(topics.name(output), 0))
                .toList();
        Told.TOPICS.forEach(topic -> told.put(topic, new ArrayList<>()));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads what has come. */
    void poll() {
        consumer.poll(POLL).forEach(this::take);
    }

    /** Reads all that is committed by now. */
    void drain() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            poll();
        }
    }

    /** Events that have come out again: predicted, or put away as bad. */
    int settled() {
        return predictions.size() + deadLetters.size();
    }

    int predictedBy(int partition) {
        return Math.toIntExact(predictions.stream()
                .filter(said -> said.partition() == partition)
                .count());
    }

    /** Whether the newest metrics of all tasks reach to a row. */
    boolean measured(long rows) {
        return !metrics.isEmpty()
                && metrics.values().stream()
                        .filter(newest -> UP_TO_NOW.contains(newest.getScope()))
                        .allMatch(newest -> newest.getLastRow() == rows);
    }

    /** Up to which row the newest metrics since the start reach; 0 while there are none. */
    long measuredRows() {
        return metrics.values().stream()
                .filter(newest -> newest.getScope() == MetricsScope.TOTAL)
                .mapToLong(TaskMetrics::getLastRow)
                .min()
                .orElse(0);
    }

    Outcome outcome(List<ModelState> models) {
        Map<String, String> bytes = new TreeMap<>();
        metrics.forEach((name, newest) -> bytes.put(name, HexFormat.of().formatHex(AvroBytes.of(newest))));
        Map<TopicRole, List<String>> sorted = new EnumMap<>(TopicRole.class);
        told.forEach((topic, values) -> sorted.put(topic, Told.sorted(topic, values)));
        return new Outcome(
                models, List.copyOf(predictions), deadLetters.stream().sorted().toList(), bytes, sorted);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.name(TopicRole.PREDICTIONS))) {
            predictions.add(Said.of(AvroBytes.to(Prediction.class, record.value())));
        } else if (record.topic().equals(topics.name(TopicRole.DEAD_LETTERS))) {
            deadLetters.add(new String(record.key(), UTF_8));
        } else if (record.topic().equals(topics.name(TopicRole.METRICS))) {
            TaskMetrics newest = AvroBytes.to(TaskMetrics.class, record.value());
            metrics.put(subject(newest), newest);
        } else {
            told.get(Told.TOPICS.stream()
                            .filter(topic -> record.topic().equals(topics.name(topic)))
                            .findFirst()
                            .orElseThrow())
                    .add(record.value());
        }
    }

    private static String subject(TaskMetrics metrics) {
        return Stream.of(
                        metrics.getTask(),
                        metrics.getScope(),
                        metrics.getWindowLengthMs(),
                        metrics.getWindowStart(),
                        metrics.getVersionFrom(),
                        metrics.getSliceField(),
                        metrics.getSliceKind(),
                        metrics.getSliceValue())
                .map(String::valueOf)
                .collect(joining(" "));
    }
}
