package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/tutorial.md, word by word and in their order, by the launcher. */
@Tag("packaged")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TutorialTest {

    private static final Pattern COMMANDS = Pattern.compile("```sh ?(\\w*)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private final List<Process> open = new ArrayList<>();

    @BeforeEach
    void putTheProjectsCommandsInPlace() throws IOException {
        Files.createSymbolicLink(
                folder.resolve("bin"), Path.of("..", "bin").toAbsolutePath().normalize());
    }

    @AfterEach
    void endWhatIsOpen() throws InterruptedException {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).destroy();
            assertThat(open.get(i).waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void leadsFromRowsToALiveModel() throws Exception {
        String tutorial = Files.readString(Path.of("..", "docs", "tutorial.md"));
        StringBuilder printed = new StringBuilder();
        Matcher commands = COMMANDS.matcher(tutorial);
        while (commands.find()) {
            switch (commands.group(1)) {
                case "broker" -> openUntil("bootstrap.servers=127.0.0.1:19292", "exec " + commands.group(2));
                case "learner" -> openUntil("learning:", "exec " + commands.group(2));
                default -> printed.append(run(commands.group(2)));
            }
        }
        assertThat(folder.resolve("rides"))
                .isDirectoryContaining("glob:**event.avsc")
                .isDirectoryContaining("glob:**features.yaml")
                .isDirectoryContaining("glob:**learner.yaml");
        assertThat(auc("tips +([0-9.]+)", printed))
                .as("AUC over all rows, by the demo")
                .isBetween(0.6, 0.85);
        assertThat(printed)
                .contains("20000 rows read = 20000 events + 0 skipped")
                .contains("20000 events sent to ")
                .contains("\"task\":\"tips\"")
                .contains("windows  rejected  rows learnt");
        // metrics may be of version 0, too, where the learner fell silent before its second window
        assertThat(Pattern.compile("\"event_id\":\"r[0-9]+\",.*\"model_version\":0,")
                        .matcher(printed)
                        .results())
                .as("the first predictions")
                .hasSize(3);
    }

    private static double auc(String line, CharSequence printed) {
        Matcher found = Pattern.compile(line).matcher(printed);
        assertThat(found.find()).as("%s in %s", line, printed).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private String run(String commands) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "printed", ".txt");
        Process shell = shell(commands, out);
        assertThat(shell.waitFor(5, TimeUnit.MINUTES)).as(commands).isTrue();
        String printed = Files.readString(out);
        assertThat(shell.exitValue()).as("%s\n%s", commands, printed).isZero();
        return printed;
    }

    private void openUntil(String ready, String command) throws IOException {
        Path out = Files.createTempFile(folder, "open", ".txt");
        Process process = shell(command, out);
        open.add(process);
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            assertThat(process.isAlive()).as("%s\n%s", command, read(out)).isTrue();
            return read(out).contains(ready);
        });
    }

    private Process shell(String commands, Path out) throws IOException {
        return new ProcessBuilder("bash", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
