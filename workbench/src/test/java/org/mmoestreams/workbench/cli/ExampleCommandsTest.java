package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples from the command to their files, each of a small size. */
@Timeout(120)
final class ExampleCommandsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv --train 20 --test 10 --epochs 2 --filters 1",
                "jacobian --rows 4 --width 6 --experts 1,3",
                "synthetic --correlations 1,0.5 --seeds 2 --steps 6 --batch-size 16 --test-rows 20 --checkpoints 3",
                "synthetic-stream --correlations 1,0 --windows 10 --window-rows 8 --seeds 2 --ramp 3"
            })
    void writesWhatItSays(String line) throws IOException {
        String name = line.substring(0, line.indexOf(" "));
        Path output = folder.resolve("deep/" + name);
        CapturedRun run = run(line, output);
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<Path> files = run.out()
                .lines()
                .filter(said -> said.startsWith("written: "))
                .map(said -> Path.of(said.substring("written: ".length())))
                .toList();
        assertThat(files).hasSizeGreaterThan(1).allMatch(Files::isRegularFile);
        assertThat(output.toFile().list()).hasSize(files.size());
        JsonNode written = JSON.readTree(output.resolve("figures.json").toFile());
        assertThat(written.path("example").asText()).isEqualTo(name);
        assertThat(written.path("figures").size()).isPositive();
        for (Path plot : files.subList(1, files.size())) {
            assertThat(ImageIO.read(plot.toFile()).getWidth()).isGreaterThan(300);
        }
        assertThat(run.out().indexOf("written: "))
                .as("progress and a table come before")
                .isGreaterThan(200);
        assertIsTheSameAgain(line, output);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv --train 9",
                "conv --test 9",
                "conv --epochs 0",
                "conv --repetitions 2",
                "conv --filters 0",
                "conv --cifar none",
                "jacobian --experts 0",
                "jacobian --experts 2,2",
                "jacobian --rows 1",
                "jacobian --width 1",
                "jacobian --activation step",
                "synthetic --correlations 1.1",
                "synthetic --correlations 1,1",
                "synthetic --seeds 1",
                "synthetic --steps 0",
                "synthetic --batch-size 0",
                "synthetic --test-rows 0",
                "synthetic --steps 3 --checkpoints 4",
                "synthetic --rates 0",
                "synthetic --search-seeds 0",
                "synthetic-stream --correlations 1",
                "synthetic-stream --correlations 1,2",
                "synthetic-stream --windows 9",
                "synthetic-stream --windows 10 --ramp 11",
                "synthetic-stream --window-rows 0",
                "synthetic-stream --seeds 1"
            })
    void refusesOptionsThatAreOutOfRange(String line) {
        CapturedRun run = run(line, folder.resolve("none"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: --").contains("(expected: ").hasLineCount(1);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void refusesAnOutputThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CapturedRun run = run("jacobian --rows 4 --width 4", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("error: --output: " + file + " (expected: a folder that can be made and written to; ");
    }

    @Test
    void callsForAnExample() {
        CapturedRun run = CapturedRun.of("example");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: no example given");
    }

    private void assertIsTheSameAgain(String line, Path first) throws IOException {
        Path again = folder.resolve("again");
        assertThat(run(line, again).exitCode()).isZero();
        assertThat(again.resolve("figures.json")).hasSameBinaryContentAs(first.resolve("figures.json"));
        Path other = folder.resolve("other");
        assertThat(run(line + " --seed 2", other).exitCode()).isZero();
        assertThat(Files.mismatch(other.resolve("figures.json"), first.resolve("figures.json")))
                .isNotEqualTo(-1);
    }

    private static CapturedRun run(String line, Path output) {
        String[] arguments = Stream.of(
                        Stream.of("example"), Stream.of(line.split(" ")), Stream.of("-o", output.toString()))
                .flatMap(parts -> parts)
                .toArray(String[]::new);
        return CapturedRun.of(arguments);
    }
}
