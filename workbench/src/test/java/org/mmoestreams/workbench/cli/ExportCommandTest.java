package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code export}, from a file of rows to scores of ONNX Runtime that are those of {@code infer}. */
@Timeout(120)
final class ExportCommandTest {

    private static final String SCHEMA = """
            {"type": "record", "name": "Visit", "fields": [
              {"name": "id", "type": "string"},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "colour", "type": ["null", "string"]},
              {"name": "amount", "type": ["null", "double"]},
              {"name": "bought", "type": ["null", "string"]}
            ]}
            """;
    private static final String SPEC = """
            event-id: id
            event-time: at
            nominal:
              - {field: colour, capacity: 8%s}
            continuous:
              - {field: amount}
            tasks:
              - {name: buys, field: bought, positive: "yes"}
            """;
    private static final String[] COLOURS = {"red", "green", "", "violet", "red"};
    private static final String[] AMOUNTS = {"3", "", "1000.5", "0", "7"};

    @TempDir
    private Path folder;

    @Test
    void writesAModelThatScoresRowsAsInferDoes() throws Exception {
        train(SPEC.formatted(""));
        Path onnx = folder.resolve("visits.onnx");
        CapturedRun run = export(SPEC.formatted(""), onnx);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith(onnx + ": " + Files.size(onnx) + " bytes, 2 inputs, 1 outputs; the model after ");
        assertThat(folder.resolve("visits.onnx.part")).doesNotExist();

        double[] amounts = new double[AMOUNTS.length];
        for (int row = 0; row < amounts.length; row++) {
            amounts[row] = AMOUNTS[row].isEmpty() ? Double.NaN : Double.parseDouble(AMOUNTS[row]);
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(onnx.toString());
                OnnxTensor colour = OnnxTensor.createTensor(environment, COLOURS);
                OnnxTensor amount = OnnxTensor.createTensor(environment, amounts);
                OrtSession.Result result = session.run(Map.of("colour", colour, "amount", amount))) {
            assertThat(session.getMetadata().getProducerName()).isEqualTo("mmoe-streams");
            assertThat(session.getMetadata().getCustomMetadata()).containsKeys("digest", "windows", "rows-learnt");
            assertThat(session.getMetadata().getCustomMetadata()).containsEntry("network", "mmoe");
            double[] scores = (double[]) result.get("buys").orElseThrow().getValue();
            List<Double> inferred = inferred();
            assertThat(scores).hasSameSizeAs(COLOURS);
            for (int row = 0; row < scores.length; row++) {
                assertThat(Math.abs(scores[row] - inferred.get(row))).isLessThanOrEqualTo(1e-6);
            }
        }
    }

    @Test
    void refusesAHashedFieldBeforeAnythingIsWritten() throws Exception {
        String hashed = SPEC.formatted("").replace("capacity: 8", "hashed: 8");
        train(hashed);
        Path onnx = folder.resolve("visits.onnx");
        CapturedRun run = export(hashed, onnx);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("error: --model: nominal.colour is hashed (expected: a capacity; ONNX has no operator")
                .hasLineCount(1);
        assertThat(onnx).doesNotExist();
    }

    @Test
    void readsADataSetByTheSpecOfTheConfiguration() {
        String spec = "event.spec=" + Path.of("..", "docs", "examples", "census-batch-features.yaml");
        Path onnx = folder.resolve("census.onnx");
        CapturedRun training =
                CapturedRun.of("train", "--events", "600", "--epochs", "1", "--set", spec, "--save", path("models"));
        assertThat(training.exitCode()).as(training.err()).isZero();
        CapturedRun run = CapturedRun.of(
                "export", "--set", spec, "--model", path("models/best.model"), "--onnx", onnx.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(onnx).isNotEmptyFile();
    }

    @Test
    void saysWhatIsWrongWithItsOptions() {
        Path nowhere = folder.resolve("none").resolve("visits.onnx");
        assertThat(CapturedRun.of("export", "--model", "m", "--onnx", nowhere.toString())
                        .err())
                .contains("--onnx: " + nowhere + " (expected: a file that can be written, in a folder that is there)");
        String onnx = folder.resolve("visits.onnx").toString();
        assertThat(CapturedRun.of("export", "--model", "missing.model", "--onnx", onnx)
                        .err())
                .contains("--model: missing.model (expected: a file that train --save or model --save wrote;");
        assertThat(CapturedRun.of("export", "--model", "m", "--onnx", onnx, "--data", "census", "--spec", "s")
                        .err())
                .contains("--data: census (expected: no data set beside --schema and --spec)");
    }

    private void train(String spec) throws Exception {
        StringBuilder rows = new StringBuilder("id,at,colour,amount,bought\n");
        for (int row = 0; row < 600; row++) {
            String colour = List.of("red", "green", "blue").get(row % 3);
            rows.append("r%d,%d,%s,%d,%s\n".formatted(row, row, colour, row % 50, row % 7 < 3 ? "yes" : "no"));
        }
        write("rows.csv", rows.toString());
        CapturedRun run = run("train", spec, "--rows", path("rows.csv"), "--epochs", "1", "--save", path("models"));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private CapturedRun export(String spec, Path onnx) throws Exception {
        return run(
                "export",
                spec,
                "--model",
                path("models/best.model"),
                "--onnx",
                onnx.toString(),
                "--config",
                path("models/learner.yaml"));
    }

    private List<Double> inferred() throws Exception {
        StringBuilder rows = new StringBuilder("id,at,colour,amount,bought\n");
        for (int row = 0; row < COLOURS.length; row++) {
            rows.append("s%d,%d,%s,%s,\n".formatted(row, row, COLOURS[row], AMOUNTS[row]));
        }
        write("scored.csv", rows.toString());
        CapturedRun run = run(
                "infer",
                SPEC.formatted(""),
                "--model",
                path("models/best.model"),
                "--config",
                path("models/learner.yaml"),
                "--rows",
                path("scored.csv"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out()
                .lines()
                .skip(1)
                .map(line -> Double.valueOf(line.split(",", -1)[1]))
                .toList();
    }

    private CapturedRun run(String command, String spec, String... more) throws Exception {
        write("Visit.avsc", SCHEMA);
        write("features.yaml", spec);
        List<String> arguments =
                new ArrayList<>(List.of(command, "--schema", path("Visit.avsc"), "--spec", path("features.yaml")));
        arguments.addAll(List.of(more));
        return CapturedRun.of(arguments.toArray(String[]::new));
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
