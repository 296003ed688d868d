package org.mmoestreams.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.config.Assignments;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.cli.Main;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;

@Tag("faults")
@ExtendWith(SecuredClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class SecretsTest {

    private final SecuredCluster cluster;
    private final Names names;

    @TempDir
    private Path folder;

    SecretsTest(SecuredCluster cluster) {
        this.cluster = cluster;
        this.names = cluster.createTopics(Names.unique());
        cluster.allowOnly(names, Stream.of(Use.LEARN, Use.REPLAY).flatMap(Use::acls));
    }

    @Test
    void areInNoLogAndOnNoCommandLineWhileALearnerRuns() throws IOException {
        Assignments assignments = Assignments.of(
                cluster.settings(names, SecuredCluster.jaas("learner", SecuredCluster.PASSWORD + "-learner")));
        JvmCommand command = JvmCommand.of(Main.class, folder.resolve("learner.log"))
                .withJvmArgs(List.of("-Xmx512m", "-XX:+UseSerialGC"))
                .withArgs(
                        "run",
                        "--debug",
                        "--exit-with-parent",
                        "--bootstrap",
                        cluster.broker().bootstrapServers())
                .withArgs(assignments.arguments().toArray(String[]::new))
                .withEnvironment("MMOE_LOG_LEVEL", "DEBUG")
                .withEnvironment(
                        "MMOE_KAFKA_SASL_JAAS_CONFIG", assignments.environment().get("MMOE_KAFKA_SASL_JAAS_CONFIG"))
                .withEnvironment(
                        "MMOE_KAFKA_SSL_TRUSTSTORE_PASSWORD",
                        assignments.environment().get("MMOE_KAFKA_SSL_TRUSTSTORE_PASSWORD"));
        try (ChildJvm learner = ChildJvm.start(command)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> log(learner).contains("to RUNNING"));
            assertThat(commandLine(learner)).contains("sasl.mechanism").doesNotContain(SecuredCluster.PASSWORD);
            assertThat(log(learner)).contains("learning: ").doesNotContain(SecuredCluster.PASSWORD);
        }
    }

    @Test
    void areNotInTheErrorWhenTheyAreWrong() {
        List<String> settings = cluster.settings(names, SecuredCluster.jaas("learner", SecuredCluster.PASSWORD + "!"));
        for (String command : List.of("run", "model")) {
            CapturedRun run = cluster.run(settings, command);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .hasLineCount(1)
                    .contains("Authentication failed", "SCRAM-SHA-512")
                    .doesNotContain(SecuredCluster.PASSWORD);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "org.apache.kafka.common.security.scram.ScramLoginModule",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"x\" password=\"%s\"",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"x\" password %s;",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"x\" password=\"%s;",
                "org.apache.kafka.common.security.scram.ScramLoginModule username=\"x\" password=\"%s\";",
                "no.such.Module required username=\"x\" password=\"%s\";"
            })
    void areNotInTheErrorWhenTheyAreMalformed(String jaas) {
        List<String> settings = cluster.settings(names, String.format(jaas, SecuredCluster.PASSWORD));
        CapturedRun run = cluster.run(settings, "run");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("error: ").hasLineCount(1).doesNotContain(SecuredCluster.PASSWORD);
    }

    @Test
    void areNeededByEveryone() {
        List<String> settings = cluster.settings(names, "unused").stream()
                .filter(setting -> !setting.startsWith("kafka.s"))
                .toList();
        Stream<String> hurried = Stream.of("kafka.default.api.timeout.ms=3000", "kafka.request.timeout.ms=2000");
        CapturedRun run = cluster.run(Stream.concat(settings.stream(), hurried).toList(), "model");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .hasLineCount(1)
                .contains("where brokers ask for TLS or a password, set kafka.security.protocol");
    }

    private static String log(ChildJvm learner) throws IOException {
        return Files.readString(learner.log());
    }

    private static String commandLine(ChildJvm learner) throws IOException {
        return Files.readString(Path.of("/proc", "" + learner.pid(), "cmdline"), StandardCharsets.UTF_8);
    }
}
