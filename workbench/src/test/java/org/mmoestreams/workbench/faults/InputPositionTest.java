package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.config.ClientProperties;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.cli.CapturedRun;

/** The group's offset is moved, or the topic changes below it: nothing is learnt twice or passed over in silence. */
@FaultSuite
@Timeout(300)
final class InputPositionTest {

    private static final int LEARNT = 1_010;
    private static final int MORE = 2_000;
    private static final long NEXT = LEARNT / 2;
    private static final int IN_TRANSACTION = 90;

    private final Faults faults;

    @TempDir
    private Path folder;

    InputPositionTest(Faults faults) {
        this.faults = faults;
    }

    @Test
    void refusesAnOffsetThatWasMovedBack() {
        assertRefusedUntilPutBack(NEXT - 200, "moved back to " + (NEXT - 200));
    }

    @Test
    void refusesAnOffsetThatWasMovedBackWithinTheOpenWindow() {
        assertRefusedUntilPutBack(NEXT - 3, "moved back to " + (NEXT - 3));
    }

    @Test
    void refusesAnOffsetThatWasMovedForward() {
        assertRefusedUntilPutBack(NEXT + 40, "moved forward to " + (NEXT + 40));
    }

    @Test
    void refusesAnOffsetBeyondTheEnd() {
        assertRefusedUntilPutBack(1_000_000, "beyond the topic's end");
    }

    @Test
    void refusesWhenTheOffsetIsGone() {
        try (LearnerGroup group = learnt()) {
            String id = group.settings().applicationId();
            Futures.get(
                    faults.brokers().admin().deleteConsumerGroups(List.of(id)).all());
            assertRefuses(
                    group,
                    "input position: " + features(group, 0) + ": has a stored model, but the group has no"
                            + " committed offset");
            assertThat(position(group, "--to", "stored", "--yes").exitCode()).isZero();
            assertEndsAsUndisturbed(group);
        }
    }

    @Test
    void learnsAgainWhatAnOperatorGoesBackOver() {
        try (LearnerGroup group = learnt()) {
            CapturedRun moved = position(group, "--to", Long.toString(NEXT - 100), "--partition", "1", "--yes");
            assertThat(moved.out()).isEqualTo("moved " + features(group, 1) + " to offset " + (NEXT - 100) + "\n");
            group.start("again");
            group.sendAll();
            group.awaitSettled(Workload.USUAL.events() + 100);
            assertThat(position(group).exitCode()).isZero();
        }
    }

    @Test
    void goesOnBehindEventsThatWerePassedOverWhenTold() {
        try (LearnerGroup group = learnt()) {
            group.send(MORE);
            commit(group, 1, NEXT + 100);
            assertRefuses(group, "moved forward to " + (NEXT + 100));
            group.start("accepting", List.of(), List.of("--accept-gap"));
            group.sendAll();
            group.awaitSettled(Workload.USUAL.events() - 100);
            group.await("all that is left", () -> position(group).out().contains(" 2000         2000            0"));
            assertThat(group.settled()).isEqualTo(Workload.USUAL.events() - 100);
        }
    }

    @Test
    void refusesWhenRecordsWereDeletedBeforeTheyWereLearnt() {
        try (LearnerGroup group = learnt()) {
            group.send(MORE);
            delete(group, 0, NEXT + 100);
            assertRefuses(
                    group,
                    features(group, 0) + ": the records from offset " + NEXT + " to " + (NEXT + 99)
                            + " were deleted before they were learnt");
            assertThat(position(group).exitCode()).isEqualTo(1);
            group.start("accepting", List.of(), List.of("--accept-gap"));
            group.sendAll();
            group.awaitSettled(Workload.USUAL.events() - 100);
            assertThat(group.settled()).isEqualTo(Workload.USUAL.events() - 100);
        }
    }

    @Test
    void stopsWhenRecordsAreDeletedWhileItIsPaused() {
        try (LearnerGroup group = LearnerGroup.create(faults.brokers(), Workload.USUAL, folder)) {
            Instance learner = group.start("learner");
            group.send(LEARNT);
            group.awaitSettled(LEARNT);
            learner.freeze();
            group.send(MORE);
            long end = MORE / 2;
            delete(group, 0, end);
            delete(group, 1, end);
            // what a fetch that was under way when it was paused has brought ends before this
            group.sendAll();
            learner.thaw();
            assertStops(learner, "input position: " + group.settings().topics().features(), "were deleted before");
            assertThat(position(group).out()).contains("were deleted before they were learnt");
        }
    }

    @Test
    void refusesATopicThatWasMadeAnew() {
        try (LearnerGroup group = learnt()) {
            makeAnew(group);
            group.send(MORE);
            assertRefuses(group, "the topic was made anew");
            group.start("accepting", List.of(), List.of("--accept-gap"));
            group.sendAll();
            group.awaitSettled(Workload.USUAL.events());
            assertThat(group.settled()).isEqualTo(Workload.USUAL.events());
        }
    }

    @Test
    void stopsWhenItsTopicIsMadeAnewWhileItLearns() {
        try (LearnerGroup group = LearnerGroup.create(faults.brokers(), Workload.USUAL, folder)) {
            Instance learner = group.start("learner");
            group.send(LEARNT);
            group.awaitSettled(LEARNT);
            makeAnew(group);
            assertStops(learner, group.settings().topics().features());
            group.send(MORE);
            assertRefuses(group, "the topic was made anew");
        }
    }

    @Test
    void namesTheTopicThatGotMorePartitionsWhileItLearns() {
        try (LearnerGroup group = LearnerGroup.create(faults.brokers(), Workload.USUAL, folder)) {
            Instance learner = group.start("learner");
            group.send(LEARNT);
            group.awaitSettled(LEARNT);
            String topic = group.settings().topics().features();
            Futures.get(faults.brokers()
                    .admin()
                    .createPartitions(Map.of(topic, NewPartitions.increaseTo(3)))
                    .all());
            String message = "topic " + topic + ": 3 partitions (expected: 2, as when its events were first learnt";
            assertStops(learner, message, "reset");
            Instance next = group.start("refusing");
            assertThat(next.awaitExit()).isEqualTo(1);
            assertThat(next.endOfLog()).contains("error: " + message);
        }
    }

    @Test
    void showsNoFaultWhileItLearns() {
        try (LearnerGroup group = LearnerGroup.create(faults.brokers(), Workload.USUAL, folder)) {
            group.start("learner");
            group.send(LEARNT);
            group.awaitSettled(1);
            CompletableFuture<Void> rest = group.sendInBackground(Workload.USUAL.events(), 400);
            while (!rest.isDone()) {
                CapturedRun shown = position(group);
                assertThat(shown.exitCode()).as(shown.out()).isZero();
            }
        }
    }

    @Test
    void goesOnBehindMarkersOfTransactionsAndAbortedRecords() {
        try (LearnerGroup group = LearnerGroup.create(faults.brokers(), Workload.USUAL, folder)) {
            Instance learner = group.start("learner");
            List<ProducerRecord<byte[], byte[]>> records =
                    Workload.USUAL.records(group.settings().topics().features());
            for (int from = 0; from < records.size(); from += LEARNT) {
                int until = Math.min(records.size(), from + LEARNT);
                sendInTransactions(group, records.subList(from, until));
                group.awaitSettled(until);
                learner.stop();
                assertThat(position(group).out()).doesNotContain("input position");
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
                send(producer, some);
                producer.abortTransaction();
                producer.beginTransaction();
                send(producer, some);
                producer.commitTransaction();
            }
        }
    }

    private static void send(Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> answers =
                records.stream().map(producer::send).toList();
        producer.flush();
        answers.forEach(Futures::get);
    }

    private void assertRefusedUntilPutBack(long offset, String message) {
        try (LearnerGroup group = learnt()) {
            group.send(MORE);
            commit(group, 0, offset);
            assertRefuses(group, "input position: " + features(group, 0) + ": ", message, "position --to stored");
            CapturedRun shown = position(group);
            assertThat(shown.exitCode()).isEqualTo(1);
            assertThat(shown.out()).contains(message);
            CapturedRun moved = position(group, "--to", "stored", "--yes");
            assertThat(moved.out())
                    .isEqualTo("moved " + features(group, 0) + " to offset " + NEXT + "\nmoved " + features(group, 1)
                            + " to offset " + NEXT + "\n");
            assertEndsAsUndisturbed(group);
        }
    }

    private void assertEndsAsUndisturbed(LearnerGroup group) {
        group.start("again");
        group.sendAll();
        group.outcome().assertEquals(faults.reference(Workload.USUAL));
    }

    /** A group that has learnt a part of the events, and was stopped. */
    private LearnerGroup learnt() {
        LearnerGroup group = LearnerGroup.create(faults.brokers(), Workload.USUAL, folder);
        Instance learner = group.start("learner");
        group.send(LEARNT);
        group.awaitSettled(LEARNT);
        learner.stop();
        return group;
    }

    private static void assertRefuses(LearnerGroup group, String... message) {
        assertStops(group.start("refusing"), message);
        assertThat(group.settled()).as("events that came out").isEqualTo(LEARNT);
    }

    private static void assertStops(Instance learner, String... message) {
        assertThat(learner.awaitExit()).isEqualTo(1);
        assertThat(learner.log().lines().filter(line -> line.startsWith("error: ")))
                .singleElement()
                .asString()
                .contains(message);
        assertThat(learner.log()).doesNotContain("\tat ");
    }

    private static CapturedRun position(LearnerGroup group, String... more) {
        return group.command("position", more);
    }

    /** As operators do, by tools of Kafka's. */
    private void commit(LearnerGroup group, int partition, long offset) {
        Futures.get(faults.brokers()
                .admin()
                .alterConsumerGroupOffsets(
                        group.settings().applicationId(),
                        Map.of(features(group, partition), new OffsetAndMetadata(offset)))
                .all());
    }

    private void delete(LearnerGroup group, int partition, long before) {
        Futures.get(faults.brokers()
                .admin()
                .deleteRecords(Map.of(features(group, partition), RecordsToDelete.beforeOffset(before)))
                .all());
    }

    private void makeAnew(LearnerGroup group) {
        String topic = group.settings().topics().features();
        TopicAdmin topics = new TopicAdmin(faults.brokers().admin());
        topics.delete(List.of(topic));
        Futures.get(faults.brokers()
                .admin()
                .createTopics(List.of(new NewTopic(topic, 2, (short) 1)))
                .all());
        topics.awaitReady(List.of(topic));
    }

    private static TopicPartition features(LearnerGroup group, int partition) {
        return new TopicPartition(group.settings().topics().features(), partition);
    }
}
