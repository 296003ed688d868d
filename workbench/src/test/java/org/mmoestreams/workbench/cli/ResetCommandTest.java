package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.cli.Confirmation;
import org.mmoestreams.app.cli.ResetCommand;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;
import picocli.CommandLine;

@WithKafka
@Timeout(120)
class ResetCommandTest {

    private final TestKafka kafka;
    private final String application = TestKafka.unique("app");
    private final String features = TestKafka.unique("features");

    @TempDir
    private Path stateDir;

    ResetCommandTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void removesOffsetsInternalTopicsAndLocalState() throws IOException {
        leaveTraces();
        String others = kafka.createTopic(application + "x-model-changelog", 1);
        CapturedRun run = reset("--yes");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "removed group " + application + " with its offsets",
                        "removed topic " + application + "-model-changelog",
                        "removed topic " + application + "-scored-windows",
                        "removed folder " + stateDir.resolve(application));
        assertThat(topics()).contains(features, others).noneMatch(topic -> topic.startsWith(application + "-"));
        assertThat(groups()).doesNotContain(application);
        assertThat(stateDir).isEmptyDirectory();
        assertThat(reset("--yes").out()).startsWith("nothing to remove");
    }

    @Test
    void refusesWhileTheApplicationRuns() throws IOException {
        leaveTraces();
        try (Consumer<byte[], byte[]> member = member()) {
            member.subscribe(List.of(features));
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                member.poll(Duration.ofMillis(100));
                return !member.assignment().isEmpty();
            });
            CapturedRun run = reset("--yes");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .startsWith("error: group " + application + ": Stable (expected: no active members; ")
                    .hasLineCount(1);
        }
        assertThat(topics()).contains(application + "-model-changelog", application + "-scored-windows");
        assertThat(stateDir.resolve(application)).exists();
    }

    @Test
    void removesNothingWithoutConsent() throws IOException {
        leaveTraces();
        CapturedRun run = reset(answering(Optional.of(false)));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualToIgnoringNewLines("nothing removed");
        CapturedRun unasked = reset(answering(Optional.empty()));
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.err())
                .isEqualToIgnoringNewLines(
                        "error: --yes: not given, and there is no terminal to ask at (expected: --yes); "
                                + "see 'mmoe-streams reset --help'");
        assertThat(topics()).contains(application + "-model-changelog");
        assertThat(groups()).contains(application);
        assertThat(reset(answering(Optional.of(true))).exitCode()).isZero();
        assertThat(groups()).doesNotContain(application);
    }

    private void leaveTraces() throws IOException {
        kafka.createTopic(features, 1);
        kafka.createTopic(application + "-model-changelog", 1);
        kafka.createTopic(application + "-scored-windows", 1);
        Files.createDirectories(stateDir.resolve(application).resolve("0_0"));
        try (Consumer<byte[], byte[]> member = member()) {
            member.assign(List.of(new TopicPartition(features, 0)));
            member.commitSync(Map.of(new TopicPartition(features, 0), new OffsetAndMetadata(0)));
        }
    }

    private Consumer<byte[], byte[]> member() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", application),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private CapturedRun reset(String... more) {
        return CapturedRun.of(arguments(more));
    }

    private CapturedRun reset(Confirmation confirmation) {
        return CapturedRun.of(commandLine -> replaceReset(commandLine, confirmation), arguments());
    }

    private static void replaceReset(CommandLine commandLine, Confirmation confirmation) {
        commandLine.getCommandSpec().removeSubcommand("reset");
        commandLine.addSubcommand(new ResetCommand(confirmation));
    }

    private static Confirmation answering(Optional<Boolean> answer) {
        return question -> answer;
    }

    private String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "reset",
                "--bootstrap",
                kafka.bootstrapServers(),
                "--set",
                "application-id=" + application,
                "--set",
                "state.dir=" + stateDir));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private Set<String> topics() {
        return Futures.get(kafka.admin().listTopics().names());
    }

    private List<String> groups() {
        return Futures.get(kafka.admin().listGroups().all()).stream()
                .map(GroupListing::groupId)
                .toList();
    }
}
