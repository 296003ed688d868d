package org.mmoestreams.workbench.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmoestreams.workbench.cli.Main;

/** A terminal of 120 columns and 40 rows, in a tmux of its own, in which a command runs. */
public final class Tmux implements AutoCloseable {

    private static final int ANSWER_SECONDS = 20;
    private static final Path PROGRAM = Path.of("/usr/bin/tmux");

    private final Path socket;

    private Tmux(Path socket) {
        this.socket = socket;
    }

    /** Skips the test, by name, where there is no tmux. */
    public static void assumeInstalled() {
        assumeTrue(Files.isExecutable(PROGRAM), PROGRAM + ": not there (Debian: apt-get install tmux)");
    }

    /**
     * Runs a command of ours; behind it, its exit code and the terminal's settings are shown.
     *
     * @param folder where the terminal's files go
     */
    public static Tmux running(Path folder, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String words = Stream.concat(
                        Stream.of(java, "-Xmx256m", "-XX:TieredStopAtLevel=1", Main.class.getName()),
                        Stream.of(arguments))
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        Path script = Files.writeString(
                folder.resolve("in-terminal"), """
                export CLASSPATH='%s'
                unset NO_COLOR
                %s
                echo "ended with $?"
                stty -a
                cat
                """.formatted(System.getProperty("java.class.path"), words));
        Path settings = Files.createFile(folder.resolve("tmux.conf"));
        Tmux tmux = new Tmux(folder.resolve("tmux.socket"));
        tmux.ask("-f", settings.toString(), "new-session", "-d", "-x", "120", "-y", "40", "sh " + script);
        return tmux;
    }

    /** Waits until all of some texts are on the screen. */
    public void awaitText(Duration patience, String... texts) {
        await().atMost(patience).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(screen())
                .contains(texts));
    }

    /** What is on the screen, as text. */
    public String screen() {
        return ask("capture-pane", "-p");
    }

    /** The same with the sequences of colours and styles. */
    public String screenWithColours() {
        return ask("capture-pane", "-p", "-e");
    }

    /** Whether a program has put the screen aside and draws on another. */
    public boolean isOnOtherScreen() {
        return ask("display-message", "-p", "#{alternate_on}").strip().equals("1");
    }

    /** Types keys, named as tmux names them. */
    public void type(String keys) {
        ask("send-keys", keys);
    }

    @Override
    public void close() {
        ask("kill-server");
    }

    private String ask(String... words) {
        List<String> line = new ArrayList<>(List.of(PROGRAM.toString(), "-S", socket.toString()));
        line.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(answer).isZero();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
