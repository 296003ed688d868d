package org.mmoestreams.workbench.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of the system's that tests run where it is there, by its full path. */
public record Program(Path path) {

    /** The program of this name on the {@code PATH}. */
    public static Optional<Program> find(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Program::new);
    }

    /** Why a test is skipped where it is not there. */
    public static String missing(String name) {
        return name + " is not installed (Debian's package prometheus has it)";
    }

    /** Runs it to its end in a folder. */
    Said run(Path folder, String... arguments) {
        List<String> line = new ArrayList<>(List.of(path.toString()));
        line.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Said(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /**
     * How it ended.
     *
     * @param exitCode 0 where all is well
     * @param output all that it wrote
     */
    record Said(int exitCode, String output) {}
}
