package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartitionInfo;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.models.StoredModels;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.testing.Elapsed;

/** Brokers that die: the learner waits for them and goes on. */
@FaultSuite
@Timeout(300)
final class BrokersTest {

    private static final double RATE = 150;

    private final Outcome reference;

    @TempDir
    private Path folder;

    BrokersTest(Faults faults) {
        this.reference = faults.reference(Workload.USUAL);
    }

    @Test
    void learnsTheSameThoughABrokerOfThreeAndTheLearnerAreKilled() {
        try (Brokers brokers = Brokers.start(3);
                LearnerGroup group = LearnerGroup.create(brokers, Workload.USUAL, folder)) {
            Instance learner = group.start("learner");
            group.send(600);
            group.awaitSettled(600);
            assertThat(replicasOfTheModel(brokers, group)).isEqualTo(3);
            CompletableFuture<Void> sending = group.sendInBackground(2_400, RATE);
            group.awaitSettled(800);
            brokers.kill(1);
            long killed = System.nanoTime();
            int before = group.settled();
            group.awaitSettled(before + 300);
            System.out.println("one broker of three killed, 300 more events settled after " + Elapsed.since(killed));
            learner.kill();
            brokers.restart(1);
            learner.restart();
            sending.join();
            group.sendAll();
            group.outcome().assertEquals(reference);
        }
    }

    @Test
    void waitsForABrokerThatIsAwayForAMinute() {
        waitsForABrokerThatIsAway(Duration.ofMinutes(1));
    }

    @Test
    void waitsForABrokerThatIsAwayForLongerThanClientsBlock() {
        waitsForABrokerThatIsAway(Duration.ofSeconds(12), "kafka.max.block.ms=4000");
    }

    @Test
    void endsWhenATopicIsGone() {
        try (Brokers brokers = Brokers.start(1);
                LearnerGroup group = LearnerGroup.create(brokers, Workload.USUAL, folder, LearnerGroup.IMPATIENT)) {
            Instance learner = group.start("learner");
            group.send(600);
            group.awaitSettled(600);
            String metrics = group.settings().topics().name(TopicRole.METRICS);
            new TopicAdmin(brokers.admin()).delete(List.of(metrics));
            group.sendAll();
            assertThat(learner.awaitExit()).isEqualTo(1);
            assertThat(learner.log().lines().filter(line -> line.startsWith("error: ")))
                    .singleElement()
                    .asString()
                    .contains("missing topic " + metrics);
        }
    }

    private void waitsForABrokerThatIsAway(Duration away, String... settings) {
        try (Brokers brokers = Brokers.start(1);
                LearnerGroup group = LearnerGroup.create(brokers, Workload.USUAL, folder, settings)) {
            Instance learner = group.start("learner", "http.port=0");
            HealthProbe health = new HealthProbe(learner);
            group.send(600);
            group.awaitSettled(600);
            group.await("the learner to be ready", () -> health.isLive() && health.isReady());
            CompletableFuture<Void> sending = group.sendInBackground(2_000, RATE * 4);
            group.awaitSettled(1_000);
            brokers.kill(1);
            assertWaits(learner, health, away);
            brokers.restart(1);
            long back = System.nanoTime();
            int before = group.settled();
            sending.join();
            group.sendAll();
            group.awaitSettled(before + 1);
            System.out.println("broker away for " + away + ", next event settled after " + Elapsed.since(back));
            group.await("the learner to be ready", health::isReady);
            group.outcome().assertEquals(reference);
        }
    }

    private static void assertWaits(Instance learner, HealthProbe health, Duration away) {
        long gone = System.nanoTime();
        Awaitility.await("the learner to be no more ready")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !health.isReady());
        do {
            learner.check();
            assertThat(health.isLive()).as("live, without a broker").isTrue();
            assertThat(health.isReady()).as("ready, without a broker").isFalse();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        } while (Elapsed.secondsSince(gone) < away.toSeconds());
    }

    private static int replicasOfTheModel(Brokers brokers, LearnerGroup group) {
        String topic = StoredModels.modelTopic(group.settings().applicationId());
        List<TopicPartitionInfo> partitions = Futures.get(
                        brokers.admin().describeTopics(List.of(topic)).allTopicNames())
                .get(topic)
                .partitions();
        return partitions.get(0).replicas().size();
    }
}
