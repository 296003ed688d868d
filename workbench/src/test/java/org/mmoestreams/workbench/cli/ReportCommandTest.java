package org.mmoestreams.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

@WithKafka
@Timeout(120)
class ReportCommandTest {

    private final TestKafka kafka;
    private final String topic = TestKafka.unique("metrics");

    @TempDir
    private Path folder;

    ReportCommandTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void writesAPageOfCommittedMetrics() throws IOException {
        kafka.createTopic(topic, 1);
        Map<String, Object> transactional = Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TestKafka.unique("learner"));
        try (Producer<byte[], byte[]> producer = kafka.producer(transactional)) {
            producer.initTransactions();
            send(producer, "buys");
            producer.commitTransaction();
            send(producer, "aborted");
            producer.abortTransaction();
        }
        Path page = folder.resolve("report.html");
        assertThat(report(page)).isEqualTo(new CapturedRun(0, "wrote " + page + System.lineSeparator(), ""));
        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>")
                .contains("\"name\":\"buys\"", topic)
                .doesNotContain("aborted");
    }

    @Test
    void writesOverAFileOnlyWhereItIsTold() throws IOException {
        kafka.createTopic(topic, 1);
        kafka.send(topic, metrics("buys"));
        Path page = Files.writeString(folder.resolve("report.html"), "mine");
        CapturedRun refused = report(page);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("error: --output: " + page
                        + ", which is there (expected: no such file; --force writes over it); see ")
                .hasLineCount(1);
        assertThat(page).hasContent("mine");
        assertThat(report(page, "--force").exitCode()).isZero();
        assertThat(page).content().startsWith("<!DOCTYPE html>");
    }

    @Test
    void refusesAFileThatCannotBeWrittenBeforeItAsksABroker() {
        CapturedRun run = CapturedRun.of(
                "report",
                "--bootstrap",
                "127.0.0.1:1",
                "-o",
                folder.resolve("none/page.html").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: --output: ").contains("(expected: a file that can be written");
        assertThat(CapturedRun.of("report", "--bootstrap", "127.0.0.1:1").err())
                .startsWith("error: Missing required option: '--output=FILE'");
    }

    @Test
    void saysWhatToDoWhereThereAreNoMetrics() {
        kafka.createTopic(topic, 1);
        Path page = folder.resolve("report.html");
        CapturedRun run = report(page);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("error: topic " + topic + ": no metrics (expected: those of a learner that has closed")
                .hasLineCount(1);
        assertThat(page).doesNotExist();
    }

    @Test
    void namesTopicsThatAreMissing() {
        assertThat(report(folder.resolve("report.html"), "--set", "topics.drift=" + topic + "-drift")
                        .err())
                .startsWith("error: missing topics " + topic + ", " + topic + "-drift (expected: ")
                .hasLineCount(1);
    }

    @Test
    void saysWhichRecordIsNoMetrics() {
        kafka.createTopic(topic, 1);
        kafka.send(topic, metrics("buys"), new byte[] {1, 2, 3});
        CapturedRun run = report(folder.resolve("report.html"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("error: " + topic + "-0, offset 1: 3 bytes (expected: ")
                .hasLineCount(1);
    }

    private CapturedRun report(Path page, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "report",
                "--bootstrap",
                kafka.bootstrapServers(),
                "--set",
                "topics.metrics=" + topic,
                "-o",
                page.toString()));
        arguments.addAll(List.of(more));
        return CapturedRun.of(arguments.toArray(String[]::new));
    }

    private void send(Producer<byte[], byte[]> producer, String task) {
        producer.beginTransaction();
        Futures.get(producer.send(new ProducerRecord<>(topic, 0, null, metrics(task))));
    }

    private static byte[] metrics(String task) {
        return AvroBytes.of(TaskMetrics.newBuilder()
                .setTask(task)
                .setScope(MetricsScope.SLIDING)
                .setFirstRow(0)
                .setLastRow(1_000)
                .setRows(1_000)
                .setPositives(250)
                .setNegatives(750)
                .setAuc(0.8)
                .setModelVersion(3)
                // Avro copies defaults only of classes that it has been told to trust
                .setMeasures(List.of())
                .setCalibrationBins(List.of())
                .build());
    }
}
