package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.metrics.BatchAuc;
import org.mmoestreams.metrics.LogLoss;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.RowRange;

/** {@code train}, {@code evaluate} and {@code infer}, from rows to figures. */
@Timeout(120)
final class BatchCommandsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Path rows;
    private Path others;

    @BeforeEach
    void writeRows() throws IOException {
        rows = rows("rows.csv", 1, 2000);
        others = rows("others.csv", 2, 700);
    }

    @Test
    void inferGivesTheFiguresOfEvaluateWhichAreThoseOfTheTraining() throws IOException {
        JsonNode training = train();
        String model = folder.resolve("models/best.model").toString();
        Path report = folder.resolve("evaluation.json");
        CapturedRun evaluated = run("evaluate", model, "--report", report.toString());
        assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
        JsonNode tasks = JSON.readTree(report.toFile()).path("tasks");
        JsonNode best = training.path("epochs").get(training.path("best").asInt() - 1);
        assertThat(tasks).isEqualTo(best.path("validation"));
        assertThat(JSON.readTree(report.toFile()).path("digest")).isEqualTo(training.path("digest"));
        assertThat(evaluated.out())
                .contains("income")
                .contains(training.path("digest").asText());

        CapturedRun inferred = run("infer", model);
        List<String> lines = inferred.out().lines().toList();
        assertThat(lines).hasSize(701).first().isEqualTo("id,income,income.label,never_married,never_married.label");
        BatchAuc area = new BatchAuc();
        double loss = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            area.add(Double.parseDouble(values[3]), values[4].equals("1"));
            loss += LogLoss.of(Double.parseDouble(values[3]), values[4].equals("1"));
        }
        JsonNode married = tasks.path("never_married");
        assertThat(area.auc()).hasValue(married.path("auc").asDouble());
        assertThat(loss / 700).isCloseTo(married.path("loss").asDouble(), within(1e-12));
    }

    @Test
    void writesScoresAsJsonLines() throws IOException {
        train();
        Path scores = folder.resolve("scores.jsonl");
        String model = folder.resolve("models/best.model").toString();
        CapturedRun run = run("infer", model, "--as", "json-lines", "--output", scores.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        JsonNode first = JSON.readTree(Files.readAllLines(scores).get(0));
        assertThat(first.path("id").asText()).isEqualTo("r000000000");
        assertThat(first.path("scores").path("income").asDouble()).isBetween(0.0, 1.0);
        assertThat(first.path("labels").path("never_married").isNumber()).isTrue();
    }

    /** The rows are the data set's, what is a feature the configuration's. */
    @Test
    void readsTheRowsOfADataSetByTheSpecOfTheConfiguration() throws IOException {
        Path spec = folder.resolve("features.yaml");
        Files.writeString(
                spec,
                Files.readString(Path.of("..", "examples", "metaspore", "features.yaml"))
                        .replace("name: never_married", "name: single"));
        Path config = Files.writeString(folder.resolve("learner.yaml"), "event: {spec: " + spec + "}");
        List<String> train = List.of("train", "--config", config.toString(), "--epochs", "1");
        for (List<String> which : List.of(List.of("--rows", rows.toString()), List.of("--events", "300"))) {
            List<String> line = new ArrayList<>(train);
            line.addAll(which);
            CapturedRun run = CapturedRun.of(line.toArray(String[]::new));
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("  single ").doesNotContain("never_married");
        }
        Files.writeString(spec, "nominal: 3");
        CapturedRun refused = CapturedRun.of(train.toArray(String[]::new));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith("error: event.spec: ").contains("(expected: ");
    }

    @Test
    void saysWhatIsWrongBeforeAnythingIsLearnt() {
        assertRefused(
                CapturedRun.of("train", "--rows", rows.toString(), "--watch", "auc:wealth", "--epochs", "1"),
                "--watch: auc:wealth (expected: a binary task, one of [income, never_married]");
        assertRefused(CapturedRun.of("train", "--epochs", "0"), "--epochs: 0 (expected: >= 1)");
        assertRefused(CapturedRun.of("train", "--hold-out", "1"), "--hold-out: 1.0 (expected: ");
        assertRefused(CapturedRun.of("train", "--passes", "2", "--patience", "1"), "--patience: 1 (expected: 0 where");
        assertRefused(CapturedRun.of("train", "--resume"), "--resume: true (expected: --save FOLDER");
        assertRefused(CapturedRun.of("train", "--batch-size", "0"), "--batch-size: 0 (expected: 1 to 65536)");
        assertRefused(
                CapturedRun.of("evaluate", "--model", rows.toString(), "--rows", rows.toString()),
                "--model: " + rows + " (expected: a file that train --save or model --save wrote;");
        assertRefused(
                CapturedRun.of("infer", "--model", rows.toString(), "--rows", rows.toString(), "--as", "xml"),
                "--as: xml (expected: csv or json-lines)");
    }

    @Test
    void learnsByTheConfigurationForTheCensus() {
        Path examples = Path.of("..", "docs", "examples");
        Path file = examples.resolve("census-batch.yaml");
        assertThat(file).content().contains("\nevent.spec: docs/examples/census-batch-features.yaml\n");
        CapturedRun run = CapturedRun.of(
                "train",
                "--config",
                file.toString(),
                "--set",
                "event.spec=" + examples.resolve("census-batch-features.yaml"),
                "--rows",
                rows.toString(),
                "--epochs",
                "1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("income").contains("never_married");
    }

    private JsonNode train() throws IOException {
        Path report = folder.resolve("training.json");
        CapturedRun run = CapturedRun.of(
                "train",
                "--rows",
                rows.toString(),
                "--validation",
                others.toString(),
                "--epochs",
                "2",
                "--batch-size",
                "64",
                "--set",
                "model.experts=3",
                "--save",
                folder.resolve("models").toString(),
                "--report",
                report.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("models/learner.yaml")).content().contains("model.experts: 3", "window.rows: 64");
        return JSON.readTree(report.toFile());
    }

    private CapturedRun run(String command, String model, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--model",
                model,
                "--rows",
                others.toString(),
                "--config",
                folder.resolve("models/learner.yaml").toString()));
        arguments.addAll(List.of(more));
        return CapturedRun.of(arguments.toArray(String[]::new));
    }

    private static void assertRefused(CapturedRun run, String message) {
        assertThat(run.err()).contains(message);
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private Path rows(String name, long seed, int count) throws IOException {
        StringBuilder lines = new StringBuilder();
        new Census().generated(seed, RowRange.first(count)).forEachRemaining(row -> lines.append(String.join(",", row))
                .append('\n'));
        return Files.writeString(folder.resolve(name), lines);
    }
}
