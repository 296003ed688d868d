package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.workbench.cli.CapturedRun;
import org.mmoestreams.workbench.testing.PacedSending;

/** Where nothing is wrong with the position, nothing is said to be. */
@FaultSuite
@Timeout(300)
final class SoundPositionTest {

    private static final int IN_TRANSACTION = 90;

    private final Faults faults;

    @TempDir
    private Path folder;

    SoundPositionTest(Faults faults) {
        this.faults = faults;
    }

    @Test
    void showsNoFaultWhileItLearns() {
        try (LearnerGroup group = group()) {
            group.start("learner");
            group.send(Positions.LEARNT);
            group.awaitSettled(1);
            CompletableFuture<Void> rest = group.sendInBackground(Workload.USUAL.events(), 400);
            while (!rest.isDone()) {
                CapturedRun shown = Positions.position(group);
                assertThat(shown.exitCode()).as(shown.out()).isZero();
            }
        }
    }

    @Test
    void goesOnBehindMarkersOfTransactionsAndAbortedRecords() {
        try (LearnerGroup group = group()) {
            Instance learner = group.start("learner");
            List<ProducerRecord<byte[], byte[]>> records =
                    Workload.USUAL.records(group.settings().topics().features());
            for (int from = 0; from < records.size(); from += Positions.LEARNT) {
                int until = Math.min(records.size(), from + Positions.LEARNT);
                sendInTransactions(group, records.subList(from, until));
                group.awaitSettled(until);
                learner.stop();
                assertThat(Positions.position(group).out()).doesNotContain("input position");
                learner.restart();
            }
            group.outcome().assertEquals(faults.reference(Workload.USUAL));
        }
    }

    private void sendInTransactions(LearnerGroup group, List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> properties =
                ClientProperties.producer(group.settings(), faults.brokers().bootstrap());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "sender");
        try (var producer = new KafkaProducer<byte[], byte[]>(properties)) {
            producer.initTransactions();
            for (int from = 0; from < records.size(); from += IN_TRANSACTION) {
                List<ProducerRecord<byte[], byte[]>> some =
                        records.subList(from, Math.min(records.size(), from + IN_TRANSACTION));
                producer.beginTransaction();
                PacedSending.send(producer, some, Double.POSITIVE_INFINITY);
                producer.abortTransaction();
                producer.beginTransaction();
                PacedSending.send(producer, some, Double.POSITIVE_INFINITY);
                producer.commitTransaction();
            }
        }
    }

    private LearnerGroup group() {
        return LearnerGroup.create(faults.brokers(), Workload.USUAL, folder);
    }
}
