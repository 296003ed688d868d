package org.mmoestreams.workbench.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;

/** A test that waits for a child JVM in vain can say what that does. */
@Timeout(60)
final class ThreadDumpTest {

    private static final String UP = "up";

    @Test
    void tellsWhatAChildJvmDoesAndThatItHasEnded(@TempDir Path folder) {
        try (ChildJvm sleeper = ChildJvm.start(JvmCommand.of(Sleeper.class, folder.resolve("log")))) {
            // until then a JVM has no handler for the signal, which ends it
            await().until(() -> Files.readString(sleeper.log()).contains(UP));
            assertThat(ThreadDump.of(sleeper)).startsWith("Full thread dump").contains("\"main\"");
            sleeper.kill();
            assertThat(ThreadDump.of(sleeper)).isEqualTo("no thread dump: the process has ended");
        }
    }

    /** Does nothing until it is killed. */
    static final class Sleeper {

        private Sleeper() {}

        /** Says so, and waits without end. */
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(UP);
            Thread.currentThread().join();
        }
    }
}
