package org.mmoestreams.workbench.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Follows pages in a folder that has what the project's folder has, and leaves nothing running. */
final class Reader implements AutoCloseable {

    private static final List<String> PROJECT = List.of("bin", "data", "docs", "schemas", "streams-app", "workbench");

    /** What a program in a terminal of its own prints once a reader is told to go on. */
    private static final Map<String, String> READY = Map.of(
            "broker", "bootstrap.servers=127.0.0.1:",
            "learner", "learning:");

    private final Path folder;
    private final Map<String, String> environment;
    private final List<Process> open = new ArrayList<>();

    private Reader(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** One in an empty folder. */
    static Reader in(Path folder) throws IOException {
        for (String each : PROJECT) {
            Path there = Path.of("..", each).toAbsolutePath().normalize();
            Files.createSymbolicLink(folder.resolve(each), there);
        }
        return new Reader(folder, new HashMap<>());
    }

    /** Sets a variable of the environment for all commands. */
    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** What the commands printed that end by themselves; each must end well. */
    String follow(List<Page.Block> blocks) throws IOException, InterruptedException {
        StringBuilder printed = new StringBuilder();
        for (Page.Block block : blocks) {
            if (block.role().isEmpty()) {
                printed.append(run(block.commands()));
            } else {
                assertThat(READY).as("roles of blocks").containsKey(block.role());
                openUntil(READY.get(block.role()), "exec " + block.commands());
            }
        }
        return printed.toString();
    }

    /** Ends what goes on in terminals, the newest first. */
    @Override
    public void close() {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).destroy();
            open.get(i).onExit().orTimeout(1, TimeUnit.MINUTES).join();
        }
    }

    private String run(String commands) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "printed", ".txt");
        Process shell = shell(commands, out);
        boolean ended = shell.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            shell.destroy();
        }
        String printed = Files.readString(out);
        assertThat(ended).as("ended: %s\n%s", commands, printed).isTrue();
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
        ProcessBuilder shell = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        shell.environment().putAll(environment);
        return shell.start();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
