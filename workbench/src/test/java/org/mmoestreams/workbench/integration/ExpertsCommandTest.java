package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** How experts are used, from the learner over their topic to the terminal. */
@WithKafka
@Timeout(180)
final class ExpertsCommandTest {

    private static final int EVENTS = 600;

    private final TestKafka kafka;
    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    ExpertsCommandTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void modelShowsWhatTheTopicHasLast() throws IOException {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1, "topics.experts=" + TestKafka.unique("experts"));
        pipeline.replay(RowRange.first(EVENTS));
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            kafka.awaitRecords(pipeline.settings().name(TopicRole.EXPERTS), 2);
        }
        CapturedRun table = CapturedRun.of(pipeline.commandLine("model", "--experts"));
        assertThat(table.exitCode()).as(table.err()).isZero();
        assertThat(table.out())
                .contains("experts of partition 0, task income: versions 0 to 1, 512 rows")
                .contains("effective experts of 8, 0 dead")
                .contains("████");
        assertThat(CapturedRun.of(pipeline.commandLine("model")).out())
                .as("unless it is asked for")
                .doesNotContain("experts");
        JsonNode printed = json.readTree(CapturedRun.of(pipeline.commandLine("model", "--experts", "--json"))
                .out());
        JsonNode consumed = json.readTree(CapturedRun.of(pipeline.commandLine("consume", "experts"))
                .out()
                .lines()
                .findFirst()
                .orElseThrow());
        assertThat(printed.get(0).path("experts")).hasSize(2);
        assertThat(printed.get(0).path("experts").get(0)).isEqualTo(consumed);
        assertThat(consumed.path("rows").asLong()).isEqualTo(512);
        assertThat(consumed.path("experts")).hasSize(8);
    }

    @Test
    void modelSaysWhatToSetWithoutSuchATopic() {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        CapturedRun run = CapturedRun.of(pipeline.commandLine("model", "--experts"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("topics.experts: empty (expected: the topic that the learner writes to, for --experts;")
                .hasLineCount(1);
    }
}
