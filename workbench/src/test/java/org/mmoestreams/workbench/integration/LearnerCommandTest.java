package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** What {@code run} asks for before it learns. */
@WithKafka
@Timeout(120)
final class LearnerCommandTest {

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    LearnerCommandTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void namesAllTopicsThatAreMissing() {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
        kafka.createTopic(pipeline.settings().topics().name(TopicRole.METRICS), 1);
        CapturedRun run = CapturedRun.of(pipeline.commandLine("run"));
        assertThat(run.exitCode()).isEqualTo(1);
        String id = pipeline.settings().applicationId();
        assertThat(run.err())
                .isEqualToIgnoringNewLines("error: missing topics " + id + ".features, " + id + ".predictions, " + id
                        + ".dead-letters (expected: all topics to be there; create them, or let run"
                        + " --create-topics do so)");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void createsTopicsWhenAsked() {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
        try (LearnerJvm learner = pipeline.startJvm("--create-topics", "--partitions", "2")) {
            TopicAdmin topics = new TopicAdmin(kafka.admin());
            await().atMost(Duration.ofMinutes(1)).until(() -> topics.names()
                    .contains(pipeline.settings().topics().features()));
            pipeline.send(CensusStream.messages(0, 50));
            assertThat(pipeline.awaitPredictions(50))
                    .extracting(Said::partition)
                    .contains(0, 1);
            assertThat(learner.log())
                    .isEqualToIgnoringNewLines(
                            "learning: " + pipeline.settings().applicationId() + ", "
                                    + pipeline.settings().topics().features() + " with 2 partition(s)");
        }
    }

    @Test
    void refusesToGoOnFromTheModelOfAnotherConfiguration() throws IOException {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        learn(pipeline, 0, 300);
        List<ModelState> learnt = pipeline.models();
        Path spec = folder.resolve("spec.yaml");
        Files.writeString(spec, specWithOtherCapacity());
        Pipeline changed =
                pipeline.with(folder.resolve("changed"), "model.seed=7", "model.experts=4", "event.spec=" + spec);
        try (LearnerJvm learner = changed.startJvm()) {
            assertThat(learner.awaitExit()).isEqualTo(1);
            assertThat(learner.log().lines())
                    .containsExactly(
                            "learning: " + pipeline.settings().applicationId() + ", "
                                    + pipeline.settings().topics().features() + " with 1 partition(s)",
                            "ended: 0 events read, 0 rows learnt, 0 dead letters",
                            "error: the learner stopped: stored model: spec.nominal[0].capacity is 16, the"
                                    + " configuration has 17; model.experts is 8, the configuration has 4; seed is 42,"
                                    + " the configuration has 7 (expected: the configuration it was learnt with;"
                                    + " restore that, or run reset to start anew)");
        }
        assertThat(pipeline.models()).isEqualTo(learnt);
    }

    @Test
    void goesOnWithAnotherLearningRate() {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        learn(pipeline, 0, 300);
        learn(pipeline.with(folder.resolve("changed"), "optimizer.learning-rate=0.01"), 300, 600);
        assertThat(pipeline.models()).singleElement().satisfies(model -> {
            assertThat(model.windows()).isEqualTo(2);
            assertThat(model.pendingRows()).isEqualTo(600 - 512);
        });
    }

    private static void learn(Pipeline pipeline, int from, int to) {
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            pipeline.send(CensusStream.messages(from, to));
            assertThat(pipeline.awaitPredictions(to)).hasSize(to);
        }
    }

    private static String specWithOtherCapacity() throws IOException {
        try (var in = LearnerCommandTest.class.getResourceAsStream("/census/features.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{field: class_worker, capacity: 16}", "{field: class_worker, capacity: 17}");
        }
    }
}
