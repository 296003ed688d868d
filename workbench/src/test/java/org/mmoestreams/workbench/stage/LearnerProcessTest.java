package org.mmoestreams.workbench.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.Assignments;
import org.mmoestreams.workbench.process.JvmCommand;

class LearnerProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void isGivenSecretsByTheEnvironmentOnly() {
        JvmCommand command = LearnerProcess.command(
                "127.0.0.1:1",
                Path.of("x"),
                Assignments.of(List.of("window.rows=8", "kafka.ssl.key.password=hunter2")));
        assertThat(command.args())
                .containsExactly("run", "--exit-with-parent", "--bootstrap", "127.0.0.1:1", "--set", "window.rows=8");
        assertThat(command.environment()).containsEntry("MMOE_KAFKA_SSL_KEY_PASSWORD", "hunter2");
    }

    @Test
    void tellsTheAddressOfTheProcessThatRunsAfterOneWasKilled(@TempDir Path folder) {
        JvmCommand command = JvmCommand.of(SaysWhereItIs.class, folder.resolve("learner.log"));
        try (LearnerProcess learner = LearnerProcess.start(command)) {
            await().atMost(PATIENCE).until(() -> learner.address().isPresent());
            String killed = learner.address().orElseThrow();
            learner.killAndRestart();
            assertThat(learner.address()).isNotEqualTo(Optional.of(killed));
            await().atMost(PATIENCE).until(() -> learner.address().isPresent());
            assertThat(learner.address()).isNotEqualTo(Optional.of(killed));
        }
    }

    /** Stands in for a learner. */
    static final class SaysWhereItIs {

        private SaysWhereItIs() {}

        public static void main(String[] args) throws IOException {
            System.out.println(
                    "health: http://127.0.0.1/" + ProcessHandle.current().pid());
            // until its parent ends
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
