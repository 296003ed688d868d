package org.mmoestreams.workbench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mmoestreams.app.runtime.ParentWatch;

/**
 * A JVM of the same installation and class path as this one, in a process of its own.
 *
 * <p>The child's standard input is a pipe that nothing is written to: it ends when this process ends, however it ends.
 * A {@code main} that calls {@link ParentWatch#exitWithParent()} therefore never outlives its parent.
 *
 * <p>The property {@value #OPTIONS} gives options to all children: tests, whose children live for seconds, leave the
 * second compiler out of them.
 */
public final class ChildJvm implements AutoCloseable {

    /** A property of this JVM: options that each child has before its own, separated by blanks. */
    static final String OPTIONS = "mmoe.child-jvm";

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    private final JvmCommand command;
    private final Process process;
    private final long logStart;

    private ChildJvm(JvmCommand command, Process process, long logStart) {
        this.command = command;
        this.process = process;
        this.logStart = logStart;
    }

    /**
     * Starts the process and returns without waiting for its {@code main}.
     *
     * @throws UncheckedIOException when the process cannot be started or the log cannot be opened
     */
    public static ChildJvm start(JvmCommand command) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(commonOptions());
        line.addAll(command.jvmArgs());
        line.add(command.mainClass());
        line.addAll(command.args());
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(command.log().toFile()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(command.environment());
        try {
            Files.createDirectories(command.log().toAbsolutePath().getParent());
            long logStart = Files.exists(command.log()) ? Files.size(command.log()) : 0;
            return new ChildJvm(command, builder.start(), logStart);
        } catch (IOException e) {
            throw new UncheckedIOException(command.mainClass() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process has not ended yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit status; empty while the process runs. */
    public OptionalInt exitStatus() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Completes when the process has ended. */
    public CompletableFuture<Void> onExit() {
        return process.onExit().thenAccept(ended -> {});
    }

    /** Where output and errors go. */
    public Path log() {
        return command.log();
    }

    /**
     * The lines that this process has written so far, without those of others that had the same log before it. To be
     * closed.
     *
     * @throws IOException when the log cannot be read
     */
    public Stream<String> lines() throws IOException {
        InputStream log = Files.newInputStream(log());
        try {
            log.skipNBytes(logStart);
        } catch (IOException shorter) {
            log.close();
            throw shorter;
        }
        BufferedReader reader = new BufferedReader(new InputStreamReader(log, StandardCharsets.UTF_8));
        return reader.lines().onClose(() -> close(reader));
    }

    /**
     * Asks the process to end (SIGTERM) and returns at once. One that would write an archive of its classes first is
     * killed where this JVM is ending itself, as after Ctrl-C: nobody waits for an archive then.
     */
    public void terminate() {
        if (ClassArchives.areMadeBy(command.jvmArgs()) && isEnding()) {
            process.destroyForcibly();
            return;
        }
        // Process.destroy would close the pipe as well, and the child would take that for its parent's death
        process.toHandle().destroy();
    }

    /** Ends the process without asking it (SIGKILL) and returns when it is gone. Does nothing to one that has ended. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(CLOSE_TIMEOUT);
    }

    /**
     * Waits until the process has ended, for {@code timeout} at most.
     *
     * @return whether it has ended
     */
    public boolean awaitExit(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Asks the process to end, and kills it when it has not done so after {@code timeout}. */
    public void stop(Duration timeout) {
        terminate();
        if (!awaitExit(timeout)) {
            kill();
        }
    }

    /** Stops the process; it has 15 s to end in order. */
    @Override
    public void close() {
        stop(CLOSE_TIMEOUT);
    }

    private static List<String> commonOptions() {
        String options = System.getProperty(OPTIONS, "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split(" +"));
    }

    private static boolean isEnding() {
        Thread probe = new Thread(() -> {}, "probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
