package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.LearnerNames;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** What cannot work is told apart, in one line and with exit code 2, before anything is created or joined. */
@WithKafka
@Timeout(120)
final class WrongSetUpTest {

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    WrongSetUpTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    static Stream<WrongSetUp> wrongSetUps() {
        return WrongSetUp.all();
    }

    @ParameterizedTest
    @MethodSource("wrongSetUps")
    void isToldByConfigAndByRunBeforeAnythingIsMadeOrJoined(WrongSetUp wrong) {
        wrong.change().accept(SetUpFiles.in(folder));
        List<String> settings = wrong.settings().stream()
                .map(each -> each.replace("{}", folder.toString()))
                .toList();
        String line = "error: " + wrong.message().replace("{}", folder.toString()) + System.lineSeparator();
        String id = TestKafka.unique("wrong");
        List<String> names = LearnerNames.of(id);
        CapturedRun told = new CapturedRun(2, "", line);
        assertThat(CapturedRun.of(arguments(settings, names, "config"))).isEqualTo(told);
        assertThat(CapturedRun.of(arguments(settings, names, "topology"))).isEqualTo(told);
        isToldByRun(told, id, arguments(settings, names, run()));
    }

    @Test
    void aPortThatIsTakenIsToldByRunBeforeAnythingIsMadeOrJoined() throws IOException {
        SetUpFiles.in(folder);
        String id = TestKafka.unique("wrong");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            // it may be free when the learner is started again
            CapturedRun told = new CapturedRun(
                    1,
                    "",
                    "error: http.port: " + port + " (expected: a free port on 127.0.0.1; Failed to bind to /127.0.0.1:"
                            + port + ")" + System.lineSeparator());
            isToldByRun(told, id, arguments(List.of("http.port=" + port), LearnerNames.of(id), run()));
        }
    }

    private String[] run() {
        return new String[] {"run", "--bootstrap", kafka.bootstrapServers(), "--create-topics"};
    }

    private void isToldByRun(CapturedRun told, String id, String[] run) {
        assertThat(CapturedRun.of(run)).isEqualTo(told);
        assertThat(new TopicAdmin(kafka.admin()).names()).noneMatch(topic -> topic.startsWith(id));
        assertThat(TopicAdmin.await(kafka.admin().listGroups().all()))
                .extracting(GroupListing::groupId)
                .doesNotContain(id);
    }

    @Test
    void theSetUpThatTheyAreMadeFromIsSound() {
        SetUpFiles files = SetUpFiles.in(folder);
        CapturedRun run = CapturedRun.of(arguments(List.of(), LearnerNames.of("sound"), "config"));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        String fingerprint =
                String.format("%016x", SchemaNormalization.parsingFingerprint64(schema(files, SetUpFiles.SCHEMA)));
        assertThat(run.out().lines())
                .contains(
                        "# fingerprint " + fingerprint + " is that of event.schema: " + files.path(SetUpFiles.SCHEMA),
                        "# fingerprint " + fingerprint + " is that of event.writer-schemas: "
                                + files.path(SetUpFiles.WRITER));
    }

    /** What is told of an event of an unknown schema can be looked for there. */
    @Test
    void theConfigurationThatIsPrintedReadsBack() {
        SetUpFiles files = SetUpFiles.in(folder);
        CapturedRun run = CapturedRun.of(arguments(List.of(), LearnerNames.of("sound"), "config"));
        files.write(SetUpFiles.CONFIG, run.out());
        CapturedRun again = CapturedRun.of(arguments(List.of(), LearnerNames.of("sound"), "config"));
        assertThat(again.exitCode()).isZero();
        assertThat(values(again)).isEqualTo(values(run)).hasSizeGreaterThan(20);
    }

    /** Editors on some systems put one in front of every file. */
    @ParameterizedTest
    @ValueSource(strings = {SetUpFiles.SCHEMA, SetUpFiles.WRITER, SetUpFiles.SPEC, SetUpFiles.CONFIG})
    void takesAByteOrderMarkForWhatItIs(String file) {
        SetUpFiles files = SetUpFiles.in(folder);
        CapturedRun plain = CapturedRun.of(arguments(List.of(), LearnerNames.of("sound"), "config"));
        files.write(file, "\uFEFF" + files.read(file));
        assertThat(CapturedRun.of(arguments(List.of(), LearnerNames.of("sound"), "config")))
                .isEqualTo(plain);
    }

    private static List<String> values(CapturedRun run) {
        return run.out().lines().map(line -> line.replaceFirst("  # .*", "")).toList();
    }

    private static Schema schema(SetUpFiles files, String file) {
        return new Schema.Parser().parse(files.read(file));
    }

    private String[] arguments(List<String> settings, List<String> more, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--config", folder.resolve(SetUpFiles.CONFIG).toString()));
        Stream.concat(settings.stream(), more.stream()).forEach(each -> arguments.addAll(List.of("--set", each)));
        return arguments.toArray(String[]::new);
    }
}
