package org.mmoestreams.workbench.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.runtime.LearnerApp;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.Tmux;
import org.mmoestreams.workbench.testing.WithKafka;

/** What {@code top} shows of a learner that runs is what is on its topics. */
@WithKafka
@Timeout(180)
final class TopCommandTest {

    private static final int EVENTS = 1_100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    TopCommandTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void showsOnATerminalWhatIsOnTheTopicsUntilQIsTyped() throws IOException {
        Tmux.assumeInstalled();
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        try (LearnerApp learner = pipeline.start()) {
            feed(pipeline);
            assertThat(learner.partitions()).isEqualTo(1);
            try (Tmux terminal = Tmux.running(folder, pipeline.commandLine("top"))) {
                terminal.awaitText(
                        PATIENCE,
                        "predictions " + EVENTS + " ",
                        " lag 0 ",
                        "dead letters 1 ",
                        "NOT_SINGLE_OBJECT 1",
                        "income ",
                        areaOf(pipeline, "income"),
                        areaOf(pipeline, "never_married"));
                assertThat(terminal.isOnOtherScreen()).isTrue();
                assertThat(terminal.screenWithColours()).contains("\u001b[1m");
                terminal.type("q");
                terminal.awaitText(PATIENCE, "ended with 0");
                assertThat(terminal.isOnOtherScreen()).isFalse();
                assertThat(terminal.screen()).contains(" icanon ", " echo ");
            }
        }
    }

    @Test
    void printsOnceWhatAStoppedLearnerLeftAndCountsNoTransactionThatWasAborted() {
        Pipeline pipeline = Pipeline.create(kafka, folder, 1);
        try (LearnerApp learner = pipeline.start()) {
            feed(pipeline);
            assertThat(learner.partitions()).isEqualTo(1);
        }
        abortATransaction(pipeline);
        CapturedRun run = CapturedRun.of(pipeline.commandLine("top", "--once"));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith(pipeline.settings().applicationId() + " at " + kafka.bootstrapServers())
                .contains("predictions " + EVENTS + " ", " lag 0 ", "dead letters 1 ", areaOf(pipeline, "income"))
                .doesNotContain("\u001b");
        kafka.send(pipeline.settings().topics().features(), new byte[1], new byte[1]);
        assertThat(CapturedRun.of(pipeline.commandLine("top", "--once")).out()).contains(" lag 2 ");
    }

    /** Events, and a record that is none. */
    private void feed(Pipeline pipeline) {
        pipeline.replay(RowRange.first(EVENTS));
        pipeline.awaitPredictions(EVENTS);
        kafka.send(pipeline.settings().topics().features(), "broken".getBytes(UTF_8));
        pipeline.awaitDeadLetters(1);
        pipeline.awaitMetrics(1_024, 2);
    }

    private void abortATransaction(Pipeline pipeline) {
        String features = pipeline.settings().topics().features();
        Map<String, Object> transactional = Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TestKafka.unique("feeder"));
        try (Producer<byte[], byte[]> producer = kafka.producer(transactional)) {
            producer.initTransactions();
            producer.beginTransaction();
            Futures.get(producer.send(new ProducerRecord<>(features, "aborted".getBytes(UTF_8))));
            producer.abortTransaction();
        }
    }

    private String areaOf(Pipeline pipeline, String task) {
        List<TaskMetrics> all = kafka.allRecords(pipeline.settings().name(TopicRole.METRICS)).stream()
                .map(record -> AvroBytes.to(TaskMetrics.class, record.value()))
                .filter(metrics -> metrics.getTask().equals(task) && metrics.getScope() == MetricsScope.TOTAL)
                .toList();
        return String.format(Locale.ROOT, " %.5f ", all.get(all.size() - 1).getAuc());
    }
}
