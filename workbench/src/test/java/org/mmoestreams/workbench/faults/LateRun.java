package org.mmoestreams.workbench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicName;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.LearntWindow;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.workbench.testing.CommittedRecords;
import org.mmoestreams.workbench.testing.PacedSending;

/** A group of learners whose events and late labels are all on the brokers before the first one starts. */
final class LateRun implements AutoCloseable {

    private static final int PARTITIONS = LateWorkload.PARTITIONS;
    private static final Path SPEC = Path.of("..", "data", "census", "features.yaml");
    private static final String TASK = "name: income,";

    private final Brokers brokers;
    private final LearnerGroup group;

    private LateRun(Brokers brokers, LearnerGroup group) {
        this.brokers = brokers;
        this.group = group;
    }

    /**
     * A group without learners, and what they are to learn.
     *
     * @param folder for the spec, logs and local state
     * @param more settings of all learners, {@code key=value} each
     */
    static LateRun create(Brokers brokers, LateWorkload work, Path folder, String... more) {
        List<String> settings = new ArrayList<>(work.settings());
        settings.addAll(List.of(more));
        LateRun run = silent(brokers, folder, "PT4M", settings.toArray(String[]::new));
        Settings all = run.group.settings();
        try (var producer = new KafkaProducer<byte[], byte[]>(ClientProperties.producer(all, brokers.bootstrap()))) {
            PacedSending.send(producer, work.records(all), Double.POSITIVE_INFINITY);
        }
        return run;
    }

    /**
     * A group without learners, and with nothing to learn so far.
     *
     * @param folder for the spec, logs and local state
     * @param window how long the first task waits for its labels
     * @param more settings of all learners, {@code key=value} each
     */
    static LateRun silent(Brokers brokers, Path folder, String window, String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add(LateLabels.ofItsOwn());
        settings.add("event.spec=" + writeSpec(folder, window));
        Workload nothing = new Workload(1, PARTITIONS);
        return new LateRun(brokers, LearnerGroup.create(brokers, nothing, folder, settings.toArray(String[]::new)));
    }

    /** What comes of a workload when nothing goes wrong. */
    static LateOutcome undisturbed(Brokers brokers, LateWorkload work, Path folder) {
        try (LateRun run = create(brokers, work, folder)) {
            run.group.start("undisturbed");
            return run.outcome();
        }
    }

    LearnerGroup group() {
        return group;
    }

    /** Waits until all records of both topics are taken, and what came of them is committed. */
    void awaitTaken() {
        List<TopicPartition> inputs = Stream.of(TopicRole.FEATURES, TopicRole.LABELS)
                .flatMap(input -> IntStream.range(0, PARTITIONS)
                        .mapToObj(
                                partition -> new TopicPartition(group.settings().name(input), partition)))
                .toList();
        Map<TopicPartition, OffsetSpec> latest =
                inputs.stream().collect(Collectors.toMap(input -> input, input -> OffsetSpec.latest()));
        group.await("all events and labels", () -> {
            group.settled();
            var ends = Futures.get(brokers.admin().listOffsets(latest).all());
            Map<TopicPartition, OffsetAndMetadata> offsets = Futures.get(brokers.admin()
                    .listConsumerGroupOffsets(group.settings().applicationId())
                    .partitionsToOffsetAndMetadata());
            return inputs.stream()
                    .allMatch(input -> offsets.get(input) != null
                            && offsets.get(input).offset() == ends.get(input).offset());
        });
    }

    /** Waits as {@link #awaitTaken} does, and reads all of it. */
    LateOutcome outcome() {
        awaitTaken();
        List<Said> predictions = records(TopicRole.PREDICTIONS).stream()
                .map(record -> Said.of(AvroBytes.to(Prediction.class, record.value())))
                .toList();
        List<String> deadLetters = records(TopicRole.DEAD_LETTERS).stream()
                .map(record -> new String(record.key(), UTF_8) + " "
                        + new String(record.headers().lastHeader("mmoe.reason").value(), UTF_8))
                .sorted()
                .toList();
        Map<Integer, List<String>> history = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records(InternalTopic.HISTORY)) {
            LearntWindow window = AvroBytes.to(LearntWindow.class, record.value());
            history.computeIfAbsent(window.getPartition(), first -> new ArrayList<>())
                    .add(HexFormat.of().formatHex(record.value()));
        }
        return new LateOutcome(group.models(), predictions, deadLetters, history, told());
    }

    @Override
    public void close() {
        group.close();
    }

    private Map<TopicRole, List<String>> told() {
        return Told.TOPICS.stream()
                .collect(Collectors.toMap(
                        topic -> topic,
                        topic -> Told.sorted(
                                topic,
                                records(topic).stream()
                                        .map(ConsumerRecord::value)
                                        .toList())));
    }

    private List<ConsumerRecord<byte[], byte[]>> records(TopicName topic) {
        return CommittedRecords.all(brokers.bootstrap(), group.settings().name(topic));
    }

    private static Path writeSpec(Path folder, String window) {
        try {
            String spec = Files.readString(SPEC);
            String late = spec.replace(TASK, TASK + " attribution: " + window + ", at-end: negative, late: correct,");
            return Files.writeString(folder.resolve("late.yaml"), late);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
