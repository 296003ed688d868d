package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.workbench.testing.Elapsed;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/**
 * Two partitions of a rough stream: whoever learns them, and however often that one is killed, the models are the same.
 */
@WithKafka
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
final class RoughStreamTest {

    private static final int PARTITIONS = 2;

    private final TestKafka kafka;
    private final List<Message> messages = RoughStream.messages();
    private List<Said> predictions;
    private List<ModelState> models;

    RoughStreamTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeAll
    void runOneInstanceUndisturbed(@TempDir Path folder) {
        Pipeline pipeline = Pipeline.create(kafka, folder, PARTITIONS, RoughStream.SETTINGS);
        long start = System.nanoTime();
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(PARTITIONS);
            pipeline.send(messages);
            predictions = pipeline.awaitPredictions(RoughStream.sound());
            pipeline.awaitDeadLetters(RoughStream.bad());
            models = pipeline.models();
        }
        System.out.println("rough stream of " + messages.size() + " messages, " + PARTITIONS + " partitions, "
                + models.stream().mapToLong(ModelState::windows).sum() + " windows: " + Elapsed.since(start));
        assertThat(predictions).hasSize(RoughStream.sound());
        assertThat(models).hasSize(PARTITIONS).allSatisfy(model -> assertThat(model.windows())
                .as("windows, some of which closed by time")
                .isGreaterThan(model.rowsLearnt() / 16 + 10));
    }

    @Test
    void learnsTheSameWithTwoInstances(@TempDir Path first, @TempDir Path second) {
        Pipeline pipeline = Pipeline.create(kafka, first, PARTITIONS, RoughStream.SETTINGS);
        try (LearnerApp one = pipeline.start();
                LearnerApp other = pipeline.with(second).start()) {
            assertThat(List.of(one.partitions(), other.partitions())).containsOnly(PARTITIONS);
            String group = pipeline.settings().applicationId();
            await().atMost(Duration.ofMinutes(1)).until(() -> membersAtWork(group) == 2);
            pipeline.send(messages);
            Said.assertSame(pipeline.awaitPredictions(RoughStream.sound()), predictions);
            assertThat(pipeline.models()).isEqualTo(models);
        }
    }

    @Test
    void resumesBitForBitAfterKill(@TempDir Path folder) {
        Pipeline pipeline = Pipeline.create(kafka, folder, PARTITIONS, RoughStream.SETTINGS);
        Said.assertSame(FedJvm.runKilled(pipeline, messages, RoughStream.sound(), 3), predictions);
        assertThat(pipeline.models()).isEqualTo(models);
        assertThat(pipeline.deadLetters()).hasSize(RoughStream.bad());
    }

    /** How many instances have a part of the features topic. */
    private long membersAtWork(String group) {
        ConsumerGroupDescription description = Futures.get(
                        kafka.admin().describeConsumerGroups(List.of(group)).all())
                .get(group);
        return description.members().stream()
                .filter(member -> member.assignment().topicPartitions().stream()
                        .anyMatch(partition -> partition.topic().endsWith(".features")))
                .count();
    }
}
