package org.mmoestreams.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.cli.Main;
import org.mmoestreams.workbench.process.ChildJvm;
import org.mmoestreams.workbench.process.JvmCommand;

/** The files of {@code docker/tls}, with the users, secrets and ACLs that {@code docker/compose.tls.yaml} has. */
@Timeout(240)
final class TlsComposeTest {

    private static final Path ALLOW = TlsCompose.FILES.resolve("allow.sh");
    private static final int EVENTS = 300;

    @TempDir
    private Path folder;

    @Test
    void allowsWhatTheDocumentationListsAndNoMore() throws IOException {
        List<AclBinding> documented = Stream.of("run", "replay", "consume")
                .flatMap(use -> DocumentedAcls.of(use).stream())
                .toList();
        assertThat(DocumentedAcls.addedBy(ALLOW)).containsExactlyInAnyOrderElementsOf(documented);
        assertThat(Files.readString(ALLOW)).contains("for topic in " + String.join(" ", topics()) + "; do");
    }

    @Test
    void letsEachUserDoItsPartAndNoOther() throws IOException, InterruptedException {
        try (TlsCompose compose = TlsCompose.start(folder)) {
            compose.allow(DocumentedAcls.addedBy(ALLOW), topics());
            JvmCommand run = JvmCommand.of(Main.class, folder.resolve("learner.log"))
                    .withArgs(compose.arguments(
                            "learner",
                            "run",
                            "--exit-with-parent",
                            "--set",
                            "state.dir=" + folder.resolve("state"),
                            "--set",
                            "metrics.every-rows=100"));
            try (ChildJvm learner = ChildJvm.start(run)) {
                CapturedRun sent =
                        CapturedRun.of(compose.arguments("feeder", "replay", "--events", Integer.toString(EVENTS)));
                assertThat(sent.exitCode()).as(sent.err()).isZero();
                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(predictions(compose)).hasSize(EVENTS));
                assertThat(learner.isAlive()).isTrue();
            }
            CapturedRun refused = CapturedRun.of(compose.arguments("feeder", "consume", "predictions"));
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("not allowed: READ on topic census.predictions");
            assertOnlyTheirUsersReadSecrets();
        }
    }

    private void assertOnlyTheirUsersReadSecrets() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("secrets"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private static List<String> predictions(TlsCompose compose) throws IOException {
        CapturedRun read = CapturedRun.of(compose.arguments("reader", "consume", "predictions"));
        assertThat(read.exitCode()).as(read.err()).isZero();
        return read.out().lines().toList();
    }

    private static List<String> topics() {
        Settings settings = Settings.of();
        return Stream.of(TopicRole.values())
                .filter(role -> !role.isOptional())
                .map(settings::name)
                .toList();
    }
}
