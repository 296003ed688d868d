package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Said;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** The commands beside the learner, on what a real one wrote. */
@WithKafka
@ExtendWith(ReferenceRunExtension.class)
@Timeout(120)
final class CommandsTest {

    private final TestKafka kafka;
    private final ReferenceRun reference;
    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    CommandsTest(TestKafka kafka, ReferenceRun reference) {
        this.kafka = kafka;
        this.reference = reference;
    }

    @Test
    void consumePrintsEveryPrediction() throws IOException {
        List<JsonNode> printed = consume("predictions");
        List<ConsumerRecord<byte[], byte[]>> records = reference.pipeline().predictionRecords();
        assertThat(printed).hasSameSizeAs(records);
        for (int i = 0; i < printed.size(); i++) {
            Prediction prediction =
                    AvroBytes.to(Prediction.class, records.get(i).value());
            JsonNode line = printed.get(i);
            assertThat(line.path("event_id").asText()).isEqualTo(prediction.getEventId());
            assertThat(line.path("event_time").asLong())
                    .isEqualTo(prediction.getEventTime().toEpochMilli());
            assertThat(line.path("model_version").asLong()).isEqualTo(prediction.getModelVersion());
            assertThat(line.path("tasks").path(1).path("probability").asDouble())
                    .isEqualTo(prediction.getTasks().get(1).getProbability());
        }
    }

    @Test
    void consumePrintsMetricsAndNoDeadLetters() throws IOException {
        assertThat(consume("metrics"))
                .hasSameSizeAs(reference.pipeline().metricsRecords())
                .extracting(line -> line.path("scope").asText())
                .contains("SLIDING", "TOTAL");
        assertThat(consume("dead-letters")).isEmpty();
    }

    @Test
    void modelPrintsTheCommittedModel() throws IOException {
        CapturedRun run = CapturedRun.of(reference.pipeline().commandLine("model", "--json"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode models = json.readTree(run.out());
        assertThat(models).hasSize(1);
        JsonNode model = models.get(0);
        ModelState printed = new ModelState(
                model.path("partition").asInt(-1),
                model.path("windows").asLong(),
                model.path("rowsLearnt").asLong(),
                model.path("pendingRows").asLong(),
                model.path("digest").asText());
        assertThat(printed).isEqualTo(reference.models().get(0));
        assertThat(model.path("seed").asLong()).isEqualTo(42);
        assertThat(model.path("coreType").asText()).isNotBlank();
        CapturedRun table = CapturedRun.of(reference.pipeline().commandLine("model"));
        assertThat(table.out()).contains(printed.digest()).hasLineCount(2);
    }

    @Test
    void resetMakesTheLearnerStartFromNothing() {
        int events = 600;
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        pipeline.replay(RowRange.first(events));
        List<ModelState> learnt;
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            pipeline.awaitPredictions(events);
            learnt = pipeline.models();
            CapturedRun refused = CapturedRun.of(pipeline.commandLine("reset", "--yes"));
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("(expected: no active members;").hasLineCount(1);
        }
        CapturedRun reset = CapturedRun.of(pipeline.commandLine("reset", "--yes"));
        assertThat(reset.exitCode()).as(reset.err()).isZero();
        String id = pipeline.settings().applicationId();
        assertThat(reset.out())
                .contains(
                        "removed group " + id,
                        "removed topic " + id + "-model-changelog",
                        "removed topic " + id + "-window-changelog",
                        "removed topic " + id + "-metrics-changelog",
                        "removed topic " + id + "-scored-windows");
        CapturedRun gone = CapturedRun.of(pipeline.commandLine("model", "--json"));
        assertThat(gone.exitCode()).isEqualTo(1);
        assertThat(gone.err()).startsWith("error: application-id: " + id).hasLineCount(1);
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            List<Said> twice = pipeline.awaitPredictions(2 * events);
            Said.assertSame(twice.subList(events, 2 * events), twice.subList(0, events));
            Said.assertSame(twice.subList(0, events), reference.predictions().subList(0, events));
            assertThat(pipeline.models()).isEqualTo(learnt);
        }
    }

    @Test
    void replayGoesOnWhereAnEarlierOneEnded() throws IOException {
        Path first = rowsFile("first.csv", 0, 130);
        Path second = rowsFile("second.csv", 130, 300);
        Pipeline atOnce = Pipeline.withoutTopics(kafka, folder);
        Pipeline inParts = Pipeline.withoutTopics(kafka, folder);
        String[] files = {"--rows", first.toString(), second.toString()};
        replay(atOnce, 300, files, "--create-topics");
        replay(inParts, 100, files, "--create-topics", "--events", "100");
        replay(inParts, 100, files, "--from-row", "100", "--events", "100");
        replay(inParts, 100, files, "--from-row", "200", "--rate", "2000");
        List<ConsumerRecord<byte[], byte[]>> expected =
                kafka.allRecords(atOnce.settings().topics().features());
        List<ConsumerRecord<byte[], byte[]>> sent =
                kafka.allRecords(inParts.settings().topics().features());
        assertThat(sent).hasSize(300).hasSameSizeAs(expected);
        for (int i = 0; i < sent.size(); i++) {
            Message message = CensusStream.message(CensusStream.event(i));
            assertThat(sent.get(i).key()).isEqualTo(expected.get(i).key()).isEqualTo(message.key());
            assertThat(sent.get(i).value()).isEqualTo(expected.get(i).value()).isEqualTo(message.value());
        }
    }

    @Test
    void replaySendsGeneratedRowsWhereThereAreNoFiles() {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
        String features = pipeline.settings().topics().features();
        String[] seed = {"--seed", "7"};
        replay(pipeline, 60, seed, "--create-topics", "--events", "60");
        replay(pipeline, 40, seed, "--from-row", "60", "--events", "40");
        RowSource rows = new Census().generated(7, RowRange.first(100));
        assertThat(kafka.allRecords(features)).hasSize(100).allSatisfy(sent -> assertThat(sent.value())
                .isEqualTo(CensusStream.EVENTS.next(rows, CensusStream.CLOCK)));
    }

    @Test
    void replayWarnsOfOtherPartitionsAndSaysWhereToGoOnAfterABadRow() throws IOException {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
        Path rows = rowsFile("bad.csv", 0, 20);
        String features = pipeline.settings().topics().features();
        String[] files = {"--rows", rows.toString()};
        replay(pipeline, 20, files, "--create-topics");
        Files.writeString(rows, Files.readString(rows) + "what is this\n");
        CapturedRun run = CapturedRun.of(
                pipeline.commandLine("replay", "--rows", rows.toString(), "--create-topics", "--partitions", "3"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .doesNotContain("\r", "\u001b")
                .isEqualToIgnoringNewLines("warning: --partitions: 3, but topic " + features
                        + " is there with 1 (a topic that is there keeps its partitions)error: " + rows
                        + ":21: 1 columns (expected: 42, separated by commas; mend or remove the line); 20 events were"
                        + " sent and acknowledged; go on with --from-row 20");
        assertThat(kafka.allRecords(features)).hasSize(40);
    }

    @Test
    void modelShowsNoDigestWhereNothingWasLearnt() throws IOException {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        pipeline.replay(RowRange.first(50));
        try (LearnerApp learner = pipeline.start()) {
            assertThat(learner.partitions()).isEqualTo(1);
            pipeline.awaitPredictions(50);
        }
        CapturedRun table = CapturedRun.of(pipeline.commandLine("model"));
        assertThat(table.out()).as(table.err()).endsWith("- (nothing learnt yet)" + System.lineSeparator());
        CapturedRun printed = CapturedRun.of(pipeline.commandLine("model", "--json"));
        JsonNode model = json.readTree(printed.out()).get(0);
        assertThat(model.path("digest").isNull()).isTrue();
        assertThat(model.path("pendingRows").asLong()).isEqualTo(50);
    }

    private static void replay(Pipeline pipeline, int events, String[] files, String... more) {
        List<String> arguments = new ArrayList<>(List.of(files));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--start-time", CensusStream.CLOCK.timeOf(0).toString()));
        CapturedRun run = CapturedRun.of(pipeline.commandLine("replay", arguments.toArray(String[]::new)));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualToIgnoringNewLines(events + " events sent to "
                        + pipeline.settings().topics().features());
    }

    private Path rowsFile(String name, long from, long to) throws IOException {
        RowSource rows = CensusStream.rows(new RowRange(from, to - from));
        return Files.write(
                folder.resolve(name),
                Stream.generate(rows::next)
                        .limit(to - from)
                        .map(row -> String.join(", ", row))
                        .toList());
    }

    private List<JsonNode> consume(String output) throws IOException {
        CapturedRun run = CapturedRun.of(reference.pipeline().commandLine("consume", output));
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(json.readTree(line));
        }
        return lines;
    }
}
