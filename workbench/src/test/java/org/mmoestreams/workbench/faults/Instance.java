package org.mmoestreams.workbench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;
import org.mmoestreams.workbench.testing.Signals;
import org.mmoestreams.workbench.testing.ThreadDump;

/** One learner, {@code mmoe-streams run} in a process of its own, with all that can befall a process. */
final class Instance implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SHOWN_LINES = 12;
    private static final int TERMINATED = 128 + 15;

    private final String name;
    private final JvmCommand command;
    private ChildJvm process;
    private boolean wanted = true;

    private Instance(String name, JvmCommand command) {
        this.name = name;
        this.command = command;
        this.process = ChildJvm.start(command);
    }

    static Instance start(String name, JvmCommand command) {
        return new Instance(name, command);
    }

    String name() {
        return name;
    }

    /** Starts it again, as it was started. */
    void restart() {
        process = ChildJvm.start(command);
        wanted = true;
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        wanted = false;
        process.kill();
    }

    /** SIGTERM; returns when the process has ended in order. */
    void stop() {
        wanted = false;
        process.terminate();
        int exit = awaitExit();
        if (exit != TERMINATED) {
            throw new AssertionError(name + " ended with " + exit + " (expected: " + TERMINATED + "): " + log());
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGSTOP: the process stands still, and knows nothing of it. */
    void freeze() {
        Signals.send("STOP", process.pid());
    }

    /** SIGCONT: it goes on as if no time had passed. */
    void thaw() {
        Signals.send("CONT", process.pid());
    }

    /** The exit code, once the process has ended. */
    int awaitExit() {
        wanted = false;
        if (!process.awaitExit(PATIENCE)) {
            throw new AssertionError(name + " goes on after " + PATIENCE + ": " + log());
        }
        return process.exitStatus().orElseThrow();
    }

    /** Checks that it runs, unless it was ended on purpose. */
    void check() {
        if (wanted && !process.isAlive()) {
            throw new AssertionError(
                    name + " ended by itself, exit code " + process.exitStatus().orElseThrow() + ": " + log());
        }
    }

    /** All that it wrote, output and errors, of all its runs. */
    String log() {
        try {
            return Files.readString(process.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines that it wrote, and what its threads do now. */
    String whereItStands() {
        return endOfLog() + "\n" + ThreadDump.of(process);
    }

    /** The last lines that it wrote. */
    String endOfLog() {
        List<String> lines = log().lines().toList();
        return name + ": " + String.join("\n  ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    @Override
    public void close() {
        wanted = false;
        process.kill();
    }
}
