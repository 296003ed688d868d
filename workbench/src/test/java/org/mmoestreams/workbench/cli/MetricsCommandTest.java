package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mmoestreams.workbench.scores.Scored.columns;
import static org.mmoestreams.workbench.scores.Scored.file;
import static org.mmoestreams.workbench.scores.Scored.json;
import static org.mmoestreams.workbench.scores.Scored.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command takes, refuses and prints; its numbers are looked at elsewhere. */
class MetricsCommandTest {

    private static final String HEADER = "label,a,b,w";

    @TempDir
    private Path folder;

    @Test
    void printsATableWithAColumnForEachScoreAndTestsEachPair() {
        CapturedRun run = run(columns(folder, "0 0 1 1", "a: .1 .4 .35 .8", "b: .2 .3 .9 .7"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("                              a           b")
                .containsPattern("(?m)^rows +4 +4$")
                .containsPattern("(?m)^AUC +0.75000 +1.00000$")
                .containsPattern("(?m)^  95 % interval from +0.05705 +degenerate$")
                .containsPattern("(?m)^a less b +-0.25000 +-0.94295 +0.44295 +0.12500 +0.00000 +-0.70711 +0.47950$")
                .contains("column \"b\": AUC is degenerate");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--label label",
                "--score b --score c --score a",
                "--weight w",
                "--weight w --score a",
                "--threshold .7 --bins 3",
                "--regression",
                "--regression --weight w",
                "--positive 0"
            })
    void printsTheSameNumbersAsJson(String options) {
        Path file = columns(
                folder,
                "0 0 1 1 1 0",
                "a: .1 .4 .35 .8 1e-3 1e-9",
                "b: .2 .3 .9 .7 .8 .1",
                "c: -4 12345678 3 5 4 0",
                "w: 1 2 1 2 .5 0");
        List<JsonNode> figures = new ArrayList<>();
        JsonNode json = json(file, options.split(" "));
        List<String> lines = run(file, options.split(" ")).out().lines().toList();
        json.forEach(node -> figures.addAll(node.isNumber() ? List.of(node) : List.of()));
        int rows = figures.size();
        json.get("scores").elements().next().forEach(figures::add);

        for (int line = 0; line < figures.size(); line++) {
            String[] cells = cells(lines.get(line + 1));
            for (int column = 0; column < json.get("scores").size(); column++) {
                JsonNode node = line < rows ? figures.get(line) : nth(nth(json.get("scores"), column), line - rows);
                assertShown(cells[column + 1], node);
            }
        }
        int pair = figures.size() + 3;
        for (JsonNode of : json.get("pairs")) {
            String[] cells = cells(lines.get(pair++));
            assertThat(cells[0])
                    .isEqualTo(of.get("first").asText() + " less "
                            + of.get("second").asText());
            for (int cell = 1; cell < cells.length; cell++) {
                assertShown(cells[cell], nth(of, cell + 1));
            }
        }
        json.get("notes").forEach(note -> assertThat(lines).contains(note.asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--weight w", "--threshold 1", "--regression"})
    void givesNamesThatAreDocumented(String options) throws IOException {
        JsonNode json = json(columns(folder, "0 1 1", "a: 0 1 1", "b: 1 1 0", "w: 1 2 1"), options.split(" "));
        Set<String> names = new TreeSet<>(Set.of("scores", "pairs", "notes"));
        json.fieldNames().forEachRemaining(names::add);
        json.at("/scores/a").fieldNames().forEachRemaining(names::add);
        json.at("/pairs/0").fieldNames().forEachRemaining(names::add);
        String text = Files.readString(Path.of("..", "docs", "metrics.md"))
                + Files.readString(Path.of("..", "docs", "cli.md"));

        assertThat(names).hasSizeGreaterThan(10).allMatch(name -> text.contains("`" + name + "`"));
    }

    @Test
    void measuresTheOrderAloneOfScoresThatAreNoProbabilities() {
        Path file = columns(folder, "0 1 1 0", "p: .1 .9 .8 .3", "margin: -1 3 2 .5");
        JsonNode json = json(file);
        JsonNode margin = json.at("/scores/margin");

        assertThat(margin.get("auc").doubleValue()).isEqualTo(1);
        assertThat(margin.get("average_precision").doubleValue()).isEqualTo(1);
        for (String name : List.of("log_loss", "brier_score", "calibration", "calibration_error", "accuracy", "f1")) {
            assertThat(margin.get(name).isNull()).as(name).isTrue();
            assertThat(json.at("/scores/p").get(name).isNumber()).as(name).isTrue();
        }
        assertThat(run(file).out())
                .contains("column \"margin\": -1.0 in " + file + ":2 is no probability (expected: 0 to 1;")
                .doesNotContain("column \"p\": 0");
    }

    @Test
    void showsADashWhereAMeasureIsNotDefined() {
        Path file = columns(folder, "0 0", "s: .1 .2");

        assertThat(run(file).out())
                .containsPattern("(?m)^AUC +-$")
                .containsPattern("(?m)^calibration +-$")
                .containsPattern("(?m)^  recall +-$")
                .containsPattern("(?m)^  accuracy +1.00000$")
                .contains("all rows are negative: what needs both classes is not defined");
        assertThat(json(file).at("/scores/s/auc").isNull()).isTrue();
    }

    @Test
    void saysThatTheTestOfTwoAreasTakesNoWeights() {
        Path file = columns(folder, "0 0 1 1", "a: .1 .4 .35 .8", "b: .2 .3 .9 .7", "w: 1 2 1 1");
        JsonNode json = json(file, "--weight", "w");

        assertThat(json.get("pairs")).isEmpty();
        assertThat(json.get("weight").doubleValue()).isEqualTo(5);
        assertThat(json.get("positive_weight").doubleValue()).isEqualTo(2);
        assertThat(json.get("positive_rate").doubleValue()).isEqualTo(0.4);
        assertThat(run(file, "--weight", "w").out()).contains("AUC has no variance, interval or paired test");
    }

    @Test
    void leavesRowsWithoutLabelOut() {
        Path file = file(folder, "label,s", "1,.9", ",oops", "0,.1", "NA,");
        JsonNode json = json(file, "--nulls", ",NA");

        assertThat(json.get("rows").intValue()).isEqualTo(2);
        assertThat(json.get("rows_without_label").intValue()).isEqualTo(2);
        assertThat(run(file, "--nulls", "NA").err()).contains(":3: column \"label\": \"\" (expected: 1 or 0");
    }

    @ParameterizedTest
    @CsvSource({"true, false", "YES, no", "1.0, 0.0", "True, -0"})
    void knowsTheUsualTextsOfTwoClasses(String positive, String negative) {
        Path file = columns(folder, String.join(" ", positive, negative, negative), "s: .9 .1 .2");

        assertThat(json(file).get("positives").intValue()).isEqualTo(1);
    }

    @Test
    void takesOneTextForPositiveAndAllOthersForNegative() {
        Path file = columns(folder, "cat dog bird cat", "s: .9 .1 .2 .8");

        assertThat(json(file, "--positive", "cat").get("positives").intValue()).isEqualTo(2);
        assertRefused(run(file, "--positive", "Cat"), 2, "--positive: Cat (expected: a text that column label has");
        assertRefused(run(file, "--positive", ""), 2, "--positive:  (expected: none of --nulls)");
    }

    @Test
    void readsFilesHoweverTheyArePackedOneAfterTheOther() throws IOException {
        Path plain = columns(folder, "0 0 1 1", "s: .1 .4 .35 .8");
        byte[] bytes = Files.readAllBytes(plain);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        Path gzip = Files.write(folder.resolve("scores.csv.gz"), packed.toByteArray());
        Path zstd = Files.write(folder.resolve("scores.zst"), Zstd.compress(bytes));
        Path tabs = Files.writeString(folder.resolve("other.tsv"), "s\tmore\tlabel\n.5\tx\t1\n");
        String expected = run(plain).out();

        assertThat(run(gzip).out()).isEqualTo(expected);
        assertThat(run(zstd).out()).isEqualTo(expected);
        assertThat(run(tabs, "--score", "s").out()).containsPattern("(?m)^rows +1$");
        assertThat(json(plain, gzip.toString(), zstd.toString(), tabs.toString())
                        .get("rows")
                        .intValue())
                .isEqualTo(13);
        Files.writeString(tabs, "s;label\n.5;1\n");
        assertThat(run(tabs, "--separator", ";").out()).containsPattern("(?m)^rows +1$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,.1,.2,1/maybe,.1,.2,1 | :3: column \"label\": \"maybe\" (expected: 1 or 0, true or false, yes or"
                        + " no;",
                "0,.1,.2,1/1,,.2,1 | :3: column \"a\": \"\" (expected: a finite number",
                "0,.1,.2,1/1,.1,NaN,1 | :3: column \"b\": \"NaN\" (expected: a finite number",
                "0,.1,.2,1/1,1d,.2,1 | :3: column \"a\": \"1d\" (expected: a finite number; --score names the columns"
                        + " of",
                "0,.1,.2,1/1,.1,1e101,1 | :3: column \"b\": \"1e101\" (expected: a number from -1.0E100 to 1.0E100)",
                "0,.1,.2,1/1,.1,.1,-1 | :3: column \"w\": \"-1\" (expected: a weight of 0, or of 1.0E-12 to 1.0E12)",
                "0,.1,.2,1/1,.1,.1,1e-13 | :3: column \"w\": \"1e-13\" (expected: a weight of 0",
                "0,.1,.2,1/1,.1 | :3: 2 columns (expected: 4, as many as the header has)",
                "0,.1 | :2: 2 columns (expected: 4, as many as the header has)",
                "0,.1,.2,1/1,\".1,.2,1 | :3: a quote that is not closed",
                ",.1,.2,1 | column \"label\": no label in 1 rows (expected: one at least;"
            })
    void refusesWhatIsNoCellByItsLineAndColumn(String rows, String message) {
        Path file = file(folder, (HEADER + "/" + rows).split("/"));

        assertRefused(run(file, "--weight", "w"), 1, message.startsWith(":") ? file + message : message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--label y | --label: y (expected: a column of scores.csv: \"label\", \"a\", \"b\", \"w\")",
                "--score c | --score: c (expected: a column of scores.csv",
                "--weight c | --weight: c (expected: a column of scores.csv",
                "--weight label | --weight: label (expected: another column than the label's)",
                "--score label | --score: label (expected: another column than those of label and weight)",
                "--score w --weight w | --score: w (expected: another column than those of label and weight)",
                "--score a --score a | --score: a twice (expected: each column once)",
                "--bins 0 | --bins: 0 (expected: 1 to 10000)",
                "--threshold NaN | --threshold: NaN (expected: a finite number)",
                "--regression --bins 3 | --regression: beside --positive, --threshold or --bins (expected: none"
            })
    void refusesOptionsThatDoNotFitTheFile(String options, String message) {
        CapturedRun run = run(file(folder, HEADER, "0,.1,.2,1"), options.split(" "));

        assertRefused(new CapturedRun(run.exitCode(), run.out(), run.err().replace(folder + "/", "")), 2, message);
    }

    @Test
    void refusesFilesWithoutRowsOrScores() {
        assertRefused(run(folder.resolve("none.csv")), 2, "--scores: " + folder.resolve("none.csv"));
        String named = "--scores: " + folder.resolve("scores.csv");
        assertRefused(run(file(folder)), 2, named + ":1: no header (expected: a first line with the names of the");
        assertRefused(run(file(folder, HEADER)), 2, named + ": no rows (expected: one at least)");
        assertRefused(run(file(folder, "label", "1")), 2, named + " (expected: a column of scores beside \"label\")");
        assertRefused(run(file(folder, "label,a,a", "1,2,3")), 2, named + ":1: column \"a\": in columns 2 and 3");
    }

    @Test
    void refusesALaterFileThatLacksAColumn() throws IOException {
        Path later = Files.writeString(folder.resolve("later.csv"), "a,label\n.5,1\n");

        assertRefused(
                run(file(folder, HEADER, "0,.1,.2,1"), later.toString()),
                1,
                "score: b (expected: a column of " + later + ": \"a\", \"label\")");
    }

    private static void assertRefused(CapturedRun run, int exitCode, String message) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.err()).startsWith("error: ").contains(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    private static void assertShown(String cell, JsonNode node) {
        if (node.isNull()) {
            assertThat(cell).isIn("-", "degenerate");
        } else {
            double value = node.doubleValue();
            double rounding = Math.abs(value) < 0.01 || Math.abs(value) >= 1e7 ? 5.1e-5 * Math.abs(value) : 5.1e-6;
            assertThat(Double.parseDouble(cell)).isCloseTo(value, within(rounding));
        }
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.strip().split(" {2,}")).toArray(String[]::new);
    }

    private static JsonNode nth(JsonNode object, int index) {
        List<JsonNode> nodes = new ArrayList<>();
        object.forEach(nodes::add);
        return nodes.get(index);
    }
}
