package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.ShopVisits;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** Users' own files of rows: replayed, and demonstrated. */
@WithKafka
@Timeout(180)
final class OwnFilesTest {

    private static final int EVENTS = 1_000;

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    OwnFilesTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void writeSchemaAndSpec() throws IOException {
        ShopVisits.write(folder);
    }

    @Test
    void replayKeysEventsByTheirOwnIdsAndTellsOfSkippedRows() throws IOException {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
        Path rows = csv("rows.csv", ShopVisits.rows(20, 1), 7, "true,v7,never,1,FR,1,WALK");
        CapturedRun run = replay(pipeline, rows, "--bad-rows", "skip");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualToIgnoringNewLines(
                        "20 events sent to " + pipeline.settings().topics().features() + "; 1 of 21 rows skipped");
        assertThat(run.err())
                .isEqualToIgnoringNewLines("skipped: " + rows + ":9: came_at: \"never\" (expected: a time by ISO-8601,"
                        + " as 2026-01-31T12:30:00Z, or milliseconds since 1970)");
        List<ConsumerRecord<byte[], byte[]>> sent =
                kafka.allRecords(pipeline.settings().topics().features());
        assertThat(sent).hasSize(20);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(new String(sent.get(i).key(), UTF_8)).isEqualTo("v" + i);
        }
    }

    @Test
    void replayEndsAtABadRowAndGoesOnWhereItIsTold() throws IOException {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
        Path rows = csv("rows.csv", ShopVisits.rows(20, 1), 7, "what is this");
        CapturedRun failed = replay(pipeline, rows);
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .isEqualToIgnoringNewLines("error: " + rows + ":9: 1 columns (expected: 7, as many as the header has);"
                        + " 7 events were sent and acknowledged; go on with --from-row 7");
        CapturedRun rest = replay(pipeline, rows, "--from-row", "8");
        assertThat(rest.exitCode()).as(rest.err()).isZero();
        assertThat(kafka.allRecords(pipeline.settings().topics().features()))
                .extracting(record -> new String(record.key(), UTF_8))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void replayRefusesAHeaderThatDoesNotFitBeforeAnythingIsThere() throws IOException {
        Pipeline pipeline = Pipeline.withoutTopics(kafka, folder);
        Path rows = Files.writeString(folder.resolve("rows.csv"), "visit,kinds,visitor\nv1,WALK,{}\n");
        CapturedRun run = replay(pipeline, rows);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("error: --rows: " + rows + ":1: column kinds: no field of own.Visit (expected: columns that"
                        + " are fields; the nearest is kind); see ")
                .hasLineCount(1);
        assertThat(Futures.get(kafka.admin().listTopics().names()))
                .doesNotContain(pipeline.settings().topics().features());
    }

    @Test
    void demoLearnsAUsersStreamWithItsSettingsAndAccountsForEveryRow() throws IOException {
        String tooLong = "x".repeat(300);
        List<String> lines = ShopVisits.rows(EVENTS, 1);
        lines.add(500, "true," + tooLong + ",0,1,FR,1,WALK");
        Path rows = csv("rows.csv", lines, 20, "true,v,0,much,FR,1,WALK");
        Path others = csv("others.csv", ShopVisits.rows(EVENTS, 2), 0, "true,v,0,1,FR,1,WALK");
        Path packed = Files.write(folder.resolve("others.csv.zst"), Zstd.compress(Files.readAllBytes(others)));
        Path config = Files.writeString(folder.resolve("shop.yaml"), """
                application-id: shop
                topics: {features: shop.visits}
                event: {schema: %1$s/visit.avsc, spec: %1$s/visit.yaml}
                window: {rows: 50, max-stream-time: PT24H}
                state.dir: /nonexistent
                http.port: 1
                kafka: {security.protocol: SASL_SSL}
                """.formatted(folder));
        Path report = folder.resolve("report.json");
        CapturedRun run = CapturedRun.of(
                "demo",
                "--config",
                config.toString(),
                "--rows",
                rows.toString(),
                "--evaluate",
                packed.toString(),
                "--bad-rows",
                "skip",
                "--report",
                report.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("skipped: " + rows + ":22: basket: \"much\" (expected: a finite number)");
        assertThat(run.out())
                .contains("1002 rows read = 1001 events + 1 skipped; 1001 events = 1000 predictions + 1 dead letters");
        JsonNode figures = new JsonMapper().readTree(report.toFile());
        assertThat(figures.path("rows").asLong()).isEqualTo(EVENTS + 2);
        assertThat(figures.path("rowsSkipped").asLong()).isEqualTo(1);
        assertThat(figures.path("events").asLong()).isEqualTo(EVENTS + 1);
        assertThat(figures.path("predictions").asLong()).isEqualTo(EVENTS);
        assertThat(figures.path("eventsPredicted").asLong()).isEqualTo(EVENTS);
        assertThat(figures.path("deadLetters").asLong()).isEqualTo(1);
        assertThat(figures.path("windows").asLong()).isEqualTo(EVENTS / 50);
        assertThat(figures.at("/tasks/buys/prequentialAuc").asDouble()).isBetween(0.7, 1.0);
        assertThat(figures.at("/tasks/buys/evaluationAuc").asDouble()).isBetween(0.8, 1.0);
    }

    private CapturedRun replay(Pipeline pipeline, Path rows, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--create-topics",
                "--rows",
                rows.toString(),
                "--schema",
                folder.resolve("visit.avsc").toString(),
                "--spec",
                folder.resolve("visit.yaml").toString()));
        arguments.addAll(List.of(more));
        return CapturedRun.of(pipeline.commandLine("replay", arguments.toArray(String[]::new)));
    }

    /** Writes rows with one more among them. */
    private Path csv(String name, List<String> rows, int place, String more) throws IOException {
        List<String> lines = new ArrayList<>(rows);
        lines.add(place, more);
        lines.add(0, ShopVisits.HEADER);
        return Files.write(folder.resolve(name), lines);
    }
}
