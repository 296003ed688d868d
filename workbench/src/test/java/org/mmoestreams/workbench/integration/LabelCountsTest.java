package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.observe.LabelsSeen;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** What the learner of a broker's topics says of late labels, and what the model command reads of them afterwards. */
@WithKafka
@Timeout(180)
final class LabelCountsTest {

    private static final long EVENTS = 400;

    private final TestKafka kafka;
    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    LabelCountsTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void modelShowsWhatTheLearnerSawOfLabels() throws IOException {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder, "topics.labels=" + TestKafka.unique("labels"));
        CapturedRun sent = CapturedRun.of(pipeline.commandLine(
                "replay",
                "--create-topics",
                "--events",
                Long.toString(EVENTS),
                "--start-time",
                "1995-01-01T00:00:00Z",
                "--label-delay",
                "exponential:50"));
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        LabelsSeen seen;
        try (LearnerApp learner = pipeline.start()) {
            await().atMost(Duration.ofSeconds(90)).until(() -> joined(learner, "income") == EVENTS);
            await().atMost(Duration.ofSeconds(90)).until(() -> joined(learner, "never_married") == EVENTS);
            seen = learner.observed().labels().get(0);
        }
        assertThat(seen.waitingRows()).isZero();
        assertThat(seen.tasks().get("income").get("label_delay_p50_ms")).isBetween(20L, 50L);
        CapturedRun printed = CapturedRun.of(pipeline.commandLine("model", "--json"));
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        JsonNode labels = json.readTree(printed.out()).get(0).path("labels");
        assertThat(json.treeToValue(labels, LabelsSeen.class)).isEqualTo(seen);
        CapturedRun table = CapturedRun.of(pipeline.commandLine("model"));
        assertThat(table.out())
                .contains("labels of partition 0: 0 rows wait, " + EVENTS + " are finished, 0 labels wait")
                .containsPattern("labels_joined +" + EVENTS + " +" + EVENTS);
    }

    private static long joined(LearnerApp learner, String task) {
        LabelsSeen seen = learner.observed().labels().get(0);
        return seen == null ? 0 : seen.tasks().get(task).get("labels_joined");
    }
}
