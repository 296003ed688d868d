package org.mmoestreams.workbench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Assignments;
import org.mmoestreams.workbench.process.JvmCommand;

class LearnerProcessTest {

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
}
