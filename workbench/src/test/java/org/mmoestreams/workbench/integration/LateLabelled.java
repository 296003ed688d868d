package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.TestKafka;

/** A learner's surroundings with labels that come late, some of them too late, and a small model. */
final class LateLabelled {

    static final int PARTITIONS = 2;

    private final TestKafka kafka;
    private final Pipeline pipeline;

    private LateLabelled(TestKafka kafka, Pipeline pipeline) {
        this.kafka = kafka;
        this.pipeline = pipeline;
    }

    /** One with its topics. */
    static LateLabelled create(TestKafka kafka, Path folder) {
        return create(kafka, folder, "importance-weight");
    }

    /** One with its topics that corrects in some way. */
    static LateLabelled create(TestKafka kafka, Path folder, String correction, String... more) {
        Path spec = folder.resolve("late-features.yaml");
        try {
            String text = Files.readString(Path.of("..", "data", "census", "features.yaml"));
            String late = text.replace(
                    "positive: \"50000+.\"}",
                    "positive: \"50000+.\", attribution: PT0.4S, at-end: negative, late: correct, correction: "
                            + correction + "}");
            assertThat(late).isNotEqualTo(text);
            Files.writeString(spec, late);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> all = new ArrayList<>(List.of(
                "topics.labels=" + TestKafka.unique("labels"),
                "event.spec=" + spec,
                "labels.retention=PT3S",
                "labels.max-waiting=4000",
                "kafka.max.task.idle.ms=1000",
                "window.rows=8",
                "model.experts=2",
                "model.expert-units=4"));
        all.addAll(List.of(more));
        return new LateLabelled(kafka, Pipeline.create(kafka, folder, PARTITIONS, all.toArray(String[]::new)));
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /** Sends events, a millisecond of event time apart, and their labels. */
    void send(int events, String... more) {
        String[] arguments = {
            "--events",
            Integer.toString(events),
            "--start-time",
            "1995-01-01T00:00:00Z",
            "--label-delay",
            "exponential:250",
            "--label-loss",
            "0.1",
            "--label-duplicates",
            "0.05"
        };
        CapturedRun run = CapturedRun.of(pipeline.commandLine(
                "replay", Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new)));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    /** Waits until all that was sent is processed and committed. */
    void awaitAllTaken() {
        Map<TopicPartition, Long> ends = ends();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            Map<TopicPartition, OffsetAndMetadata> taken = Futures.get(kafka.admin()
                    .listConsumerGroupOffsets(pipeline.settings().applicationId())
                    .partitionsToOffsetAndMetadata());
            return ends.entrySet().stream()
                    .allMatch(end -> taken.get(end.getKey()) != null
                            && taken.get(end.getKey()).offset() == end.getValue());
        });
    }

    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> asked = pipeline.settings().topics().inputs().stream()
                .flatMap(this::partitions)
                .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return Futures.get(kafka.admin().listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private Stream<TopicPartition> partitions(TopicRole input) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(pipeline.settings().name(input), partition));
    }
}
