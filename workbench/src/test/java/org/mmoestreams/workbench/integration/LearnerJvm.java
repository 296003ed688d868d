package org.mmoestreams.workbench.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.workbench.cli.Main;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;
import org.mmoestreams.workbench.testing.ThreadDump;

/** {@code mmoe-streams run} in a process of its own, logging as it does for users. */
final class LearnerJvm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JvmCommand command;
    private ChildJvm process;

    private LearnerJvm(JvmCommand command) {
        this.command = command;
        start();
    }

    static LearnerJvm start(String bootstrap, Path log, List<String> assignments, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--exit-with-parent", "--bootstrap", bootstrap));
        assignments.forEach(assignment -> arguments.addAll(List.of("--set", assignment)));
        arguments.addAll(List.of(more));
        return new LearnerJvm(JvmCommand.of(Main.class, log)
                .withJvmArgs(List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dlogback.configurationFile=logback.xml"))
                .withArgs(arguments.toArray(String[]::new)));
    }

    /** Starts the learner again, once it has ended. */
    void start() {
        process = ChildJvm.start(command);
    }

    /** Ends the learner by SIGKILL. */
    void kill() {
        process.kill();
    }

    /** Asks the learner to end by SIGTERM and waits until it has. */
    int terminate() {
        process.terminate();
        return awaitExit();
    }

    /** The exit code, once the learner has ended. */
    int awaitExit() {
        if (!process.awaitExit(PATIENCE)) {
            throw new AssertionError("the learner goes on after " + PATIENCE + ": " + log());
        }
        return process.exitStatus().orElseThrow();
    }

    /** All that the learner wrote, output and errors. */
    String log() {
        try {
            return Files.readString(process.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its threads do now. */
    String threads() {
        return ThreadDump.of(process);
    }

    @Override
    public void close() {
        process.kill();
    }
}
