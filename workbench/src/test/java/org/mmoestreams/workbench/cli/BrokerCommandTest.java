package org.mmoestreams.workbench.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.app.runtime.ParentWatch;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;
import picocli.CommandLine;

final class BrokerCommandTest {

    @TempDir
    private Path directory;

    @Test
    void servesUntilItIsToldToStopAndLeavesNoBroker() throws IOException {
        JvmCommand command = JvmCommand.of(Runner.class, directory.resolve("command.log"))
                .withArgs("--dir", directory.resolve("data").toString(), "--port", "0");
        try (ChildJvm broker = ChildJvm.start(command)) {
            await().atMost(60, SECONDS)
                    .until(() -> Files.readString(broker.log()).contains("bootstrap.servers=127.0.0.1:"));
            List<ProcessHandle> nodes =
                    ProcessHandle.of(broker.pid()).orElseThrow().children().toList();
            assertThat(nodes).hasSize(1).allMatch(ProcessHandle::isAlive);
            broker.terminate();
            assertThat(broker.awaitExit(Duration.ofSeconds(30))).isTrue();
            assertThat(broker.exitStatus()).hasValue(0);
            assertThat(nodes).noneMatch(ProcessHandle::isAlive);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nodes 0            | --nodes: 0 (expected: 1 to 9)",
                "--port 65535 --nodes 3 | --port: 65535 (expected: 0 to 65533, where 0 chooses free ones)",
            })
    void refusesWrongUsage(String wrong, String message) {
        StringWriter errors = new StringWriter();
        CommandLine command = new CommandLine(new BrokerCommand()).setErr(new PrintWriter(errors));
        int status = command.execute(("--dir " + directory + " " + wrong).split(" "));
        assertThat(status).isEqualTo(2);
        assertThat(errors.toString()).startsWith(message);
    }

    static final class Runner {

        private Runner() {}

        public static void main(String[] args) {
            ParentWatch.exitWithParent();
            System.exit(new CommandLine(new BrokerCommand()).execute(args));
        }
    }
}
