package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmoestreams.workbench.integration.FramedCensus.KNOWN;
import static org.mmoestreams.workbench.integration.FramedCensus.LATE;
import static org.mmoestreams.workbench.integration.FramedCensus.PART;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** What waits for a schema waits on with the next learner; what is known is known without the registry. */
@WithKafka
@Timeout(180)
final class RegistryRestartsTest {

    private final TestKafka kafka;
    private final FakeRegistry registry = FakeRegistry.start();

    @TempDir
    private Path folder;

    RegistryRestartsTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void keepsAValueBackAcrossARestartAndForAnotherInstance() {
        registry.put(KNOWN, CensusStream.EVENTS.schema().reader());
        Pipeline pipeline =
                Pipeline.create(kafka, folder, 1, "registry.url=" + registry.url(), "registry.retry-for=PT1H");
        FramedCensus events = new FramedCensus(kafka, pipeline);
        try (LearnerApp learner = pipeline.start()) {
            events.send(0, PART, KNOWN);
            events.send(PART, PART + 1, LATE);
            events.send(PART + 1, 2 * PART, KNOWN);
            awaitHeld(learner, events);
        }
        LearnerApp other;
        try (LearnerApp restarted = pipeline.start()) {
            awaitHeld(restarted, events);
            other = pipeline.with(folder.resolve("other")).start();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> instances(pipeline) == 2);
        }
        try (other) {
            awaitHeld(other, events);
            registry.put(LATE, CensusStream.EVENTS.schema().reader());
            events.awaitPredictions(2 * PART);
        }
        assertThat(events.ids()).isEqualTo(FramedCensus.eventIds(0, 2 * PART));
        assertThat(pipeline.deadLetters()).isEmpty();
        assertThat(pipeline.models()).isEqualTo(Pipeline.undisturbed(kafka, folder.resolve("plain"), 2 * PART));
    }

    @Test
    void auditsWhileTheRegistryIsAwayWhatALearnerOfTheSameFolderKnows() {
        String url = "registry.url=" + registry.url();
        LateLabelled late = LateLabelled.create(kafka, folder, "importance-weight", url, "registry.retry-for=PT1S");
        late.send(2_000);
        try (LearnerApp learner = late.pipeline().start()) {
            assertThat(learner.partitions()).isEqualTo(LateLabelled.PARTITIONS);
            late.awaitAllTaken();
        }
        registry.close();
        CapturedRun run = CapturedRun.of(late.pipeline().commandLine("audit"));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        Pipeline elsewhere = late.pipeline().with(folder.resolve("elsewhere"));
        CapturedRun unknown = CapturedRun.of(elsewhere.commandLine("audit"));
        assertThat(unknown.exitCode()).isOne();
        assertThat(unknown.err())
                .contains("schema id ")
                .contains("GET " + registry.url() + "/schemas/ids/")
                .contains("(expected: an answer;");
        assertThat(unknown.err().lines()).hasSize(1);
    }

    private static void awaitHeld(LearnerApp learner, FramedCensus events) {
        FramedCensus.awaitWarning(learner, "schema id " + LATE);
        assertThat(events.predictions()).hasSize(PART);
    }

    private int instances(Pipeline pipeline) {
        String group = pipeline.settings().applicationId();
        return Futures.get(kafka.admin().describeConsumerGroups(List.of(group)).all())
                .get(group)
                .members()
                .size();
    }
}
