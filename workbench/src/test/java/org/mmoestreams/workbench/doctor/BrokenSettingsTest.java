package org.mmoestreams.workbench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.client.testing.FakeRegistry;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.doctor.Examination.Finding;
import org.mmoestreams.workbench.testing.FreePort;
import org.mmoestreams.workbench.testing.LearnerNames;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** Set-ups whose settings are wrong, or lead to what is not there, by sound brokers. */
@WithKafka
@Timeout(120)
final class BrokenSettingsTest {

    private final TestKafka kafka;
    private final String id = TestKafka.unique("examined");

    @TempDir
    private Path folder;

    BrokenSettingsTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void namesAKeyThatThereIsNot() {
        Examination examined = examine("windows.row=3");
        Finding fault = examined.onlyFault("settings");
        assertThat(fault.found()).contains("windows.row: unknown key");
        assertThat(fault.remedy()).contains("the nearest is window.rows");
        assertThat(examined.finding("brokers").found()).isEqualTo("needs settings");
        assertThat(examined.finding("native libraries").outcome()).isEqualTo("good");
    }

    @Test
    void namesASchemaThatIsNoneAndGoesOn() throws IOException {
        Path schema = Files.writeString(folder.resolve("event.avsc"), "no schema");
        Examination examined = examine("event.schema=" + schema);
        Finding fault = examined.onlyFault("schema and spec");
        assertThat(fault.found()).contains(schema.toString(), "not JSON");
        assertThat(fault.remedy()).contains("an Avro schema");
        assertThat(examined.finding("brokers").outcome()).isEqualTo("good");
        assertThat(examined.names("not checked")).containsExactlyInAnyOrder("speed", "memory");
    }

    @Test
    void namesBrokersThatAreNotThere() throws IOException {
        int port = FreePort.any();
        long begin = System.nanoTime();
        Examination examined = Examination.of("127.0.0.1:" + port, LearnerNames.of(id));
        assertThat((System.nanoTime() - begin) / 1e9).isLessThan(30);
        Finding fault = examined.onlyFault("brokers");
        assertThat(fault.found()).contains("127.0.0.1:" + port, "Connection refused");
        assertThat(fault.remedy()).contains("start the brokers", "--bootstrap");
        assertThat(examined.names("not checked")).contains("topics", "permissions", "kafka version", "clock");
    }

    @Test
    void namesAHostThatThereIsNot() {
        Finding fault =
                Examination.of("no-such-host.invalid:9092", LearnerNames.of(id)).onlyFault("brokers");
        assertThat(fault.found()).contains("no-such-host.invalid:9092: the name does not resolve");
    }

    @Test
    void namesAProtocolThatThePortDoesNotSpeak() {
        Finding fault = examine("kafka.security.protocol=SSL").onlyFault("brokers");
        assertThat(fault.found()).contains(kafka.bootstrapServers(), "does not speak kafka.security.protocol=SSL");
        assertThat(fault.remedy()).contains("set kafka.security.protocol to what that port speaks");
    }

    @Test
    void namesAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding fault = examine("http.port=" + taken.getLocalPort()).onlyFault("http port");
            assertThat(fault.found()).isEqualTo("http.port: " + taken.getLocalPort());
            assertThat(fault.remedy()).contains("a free port on 127.0.0.1");
        }
    }

    @Test
    void namesAStateFolderThatCannotBe() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        String[] late = {"state.dir=" + file, "topics.labels=" + id + ".labels"};
        Finding fault = examine(late).onlyFault("state folder");
        assertThat(fault.found()).contains(file + " is no folder", "rows wait for labels there");
        assertThat(fault.remedy()).contains("set state.dir");
        assertThat(examine("state.dir=" + file).sound().finding("state folder").outcome())
                .isEqualTo("warning");
    }

    @Test
    void namesARegistryThatIsNotThere() throws IOException {
        Finding fault =
                examine("registry.url=http://127.0.0.1:" + FreePort.any()).onlyFault("registry");
        assertThat(fault.found()).contains("ConnectException");
        assertThat(fault.remedy()).contains("start the registry", "registry.url");
    }

    @Test
    void namesASchemaThatTheRegistryLacksAndRegistersNone() {
        try (FakeRegistry registry = FakeRegistry.start()) {
            Finding fault = examine("registry.url=" + registry.url(), "registry.auto-register=false")
                    .onlyFault("registry");
            assertThat(fault.found()).contains("subject " + id + "-scored-windows-value", "Subject not found");
            assertThat(fault.remedy()).contains("registry.auto-register=true");
            Examination registering = examine("registry.url=" + registry.url()).sound();
            assertThat(registering.finding("registry").found()).contains("0 schemas there, 3 that a start registers");
            assertThat(registry.requests()).noneMatch(request -> request.endsWith("/versions"));
        }
    }

    @Test
    void refusesWrongUsage() {
        assertThat(CapturedRun.of("doctor").exitCode()).isEqualTo(2);
        assertThat(CapturedRun.of("doctor", "--bootstrap", "b:1", "--partitions", "0")
                        .exitCode())
                .isEqualTo(2);
    }

    private Examination examine(String... settings) {
        return Examination.of(
                kafka.bootstrapServers(),
                Stream.concat(LearnerNames.of(id).stream(), Stream.of(settings)).toList(),
                "--create-topics");
    }
}
