package org.mmoestreams.workbench.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.app.config.EffectiveConfig;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;

/** The examples on the census, from the command to their files, each of a small size. */
@Timeout(120)
final class CensusExampleTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> TASKS = List.of("income", "never_married");

    @TempDir
    private Path folder;

    @Test
    void learnsBothTasks() throws IOException {
        JsonNode figures = figures("census", "--events", "2000", "--epochs", "4");
        assertThat(figures).hasSize(2);
        for (JsonNode contender : figures) {
            assertThat(contender.path("rows").path("train").asInt()).isEqualTo(2000);
            assertThat(contender.path("rows").path("test").asInt()).isEqualTo(1000);
            assertThat(contender.path("epochs")).hasSize(4);
            for (String task : TASKS) {
                for (String set : List.of("train", "validation", "test")) {
                    double last = area(contender, 3, set, task);
                    assertThat(last)
                            .as("%s of %s on %s", task, contender.path("name"), set)
                            .isBetween(0.6, 1.0);
                }
                assertThat(area(contender, 3, "train", task)).isGreaterThan(area(contender, 0, "progressive", task));
            }
        }
    }

    @Test
    void learnsAsMetasporeDoes() throws IOException {
        JsonNode figures = figures("metaspore", "--events", "600", "--epochs", "2", "--print-every", "256");
        assertThat(figures)
                .extracting(each -> each.path("name").asText())
                .containsExactly("its values", "its network, learning");
        assertThat(figures.get(0).path("epochs").get(0).path("train").fieldNames())
                .toIterable()
                .as("in its order")
                .containsExactly("never_married", "income");
        assertThat(area(figures.get(1), 1, "validation", "never_married"))
                .isGreaterThan(area(figures.get(0), 1, "validation", "never_married"));
    }

    @Test
    void learnsAsPaddleRecDoes() throws IOException {
        JsonNode figures = figures("paddlerec", "--events", "600", "--passes", "3");
        JsonNode passes = figures.path("passes");
        assertThat(passes)
                .hasSize(3)
                .allSatisfy(pass -> assertThat(pass.path("rows").asInt()).isEqualTo(200));
        assertThat(passes.get(2).path("running").path("income").path("rows").asInt())
                .isEqualTo(600);
        assertThat(passes.get(0).path("running")).isEqualTo(passes.get(0).path("inferred"));
        assertThat(figures.path("test").path("never_married").path("auc").asDouble())
                .isGreaterThan(passes.get(0)
                        .path("inferred")
                        .path("never_married")
                        .path("auc")
                        .asDouble());
    }

    @Test
    void learnsRowsOfFiles() throws IOException {
        String rows = rows("rows.csv", 0, 400).toString();
        String others = rows("others.csv", 400, 200).toString();
        JsonNode figures = figures("census", "--rows", rows, "--validation", others, "--epochs", "1");
        assertThat(figures.get(0).path("rows").toString()).isEqualTo("{\"train\":400,\"validation\":200,\"test\":0}");
        assertThat(figures.get(0).path("epochs").get(0).path("test").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "census --events 99",
                "census --epochs 0",
                "census --test rows.csv",
                "metaspore --rows rows.csv",
                "metaspore --patience -1",
                "paddlerec --passes 0"
            })
    void refusesOptionsThatDoNotGoTogether(String line) {
        CapturedRun run = CapturedRun.of(
                Stream.concat(Stream.of("example"), Stream.of(line.split(" "))).toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: --").contains("(expected: ").hasLineCount(1);
    }

    @Test
    void settingsAreThoseOfTheFiles() {
        assertThat(CensusExample.ours(42)).isEqualTo(learner("docs", "examples", "census-batch.yaml"));
        assertThat(MetasporeExample.published(42)).isEqualTo(learner("examples", "metaspore", "metaspore.yaml"));
    }

    private JsonNode figures(String name, String... options) throws IOException {
        Path first = run("first", name, options);
        assertThat(run("again", name, options).resolve("figures.json"))
                .hasSameBinaryContentAs(first.resolve("figures.json"));
        assertThat(first.resolve(name + ".png")).isNotEmptyFile();
        return JSON.readTree(first.resolve("figures.json").toFile()).path("figures");
    }

    private Path run(String place, String name, String... options) {
        Path output = folder.resolve(place);
        String[] line = Stream.concat(Stream.of("example", name, "-o", output.toString()), Stream.of(options))
                .toArray(String[]::new);
        CapturedRun run = CapturedRun.of(line);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("income").contains("never_married");
        return output;
    }

    private static double area(JsonNode contender, int epoch, String set, String task) {
        return contender
                .path("epochs")
                .get(epoch)
                .path(set)
                .path(task)
                .path("auc")
                .asDouble();
    }

    private Path rows(String name, long from, long count) throws IOException {
        StringBuilder text = new StringBuilder();
        try (RowSource rows = new Census().generated(1, new RowRange(from, count))) {
            rows.forEachRemaining(row -> text.append(String.join(",", row)).append('\n'));
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private static LearnerConfig learner(String... file) {
        return EffectiveConfig.of(Optional.of(Path.of("..", file)), Map.of(), List.of())
                .settings()
                .learner();
    }
}
