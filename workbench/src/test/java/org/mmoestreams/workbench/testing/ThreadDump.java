package org.mmoestreams.workbench.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.mmoestreams.workbench.process.ChildJvm;

/** What the threads of a child JVM do, for the message of a test that waits for it in vain. */
public final class ThreadDump {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String START = "Full thread dump";

    private ThreadDump() {}

    /** The dump that the JVM writes to its log when it is asked; says so where it writes none, or has ended. */
    public static String of(ChildJvm jvm) {
        if (!jvm.isAlive()) {
            return "no thread dump: the process has ended";
        }
        int before = text(jvm.log()).length();
        Signals.send("QUIT", jvm.pid());
        try {
            await().atMost(PATIENCE)
                    .until(() -> text(jvm.log()).substring(before).contains("Heap"));
        } catch (ConditionTimeoutException e) {
            return "no thread dump after " + PATIENCE;
        }
        String log = text(jvm.log());
        return log.substring(log.indexOf(START, before));
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
