package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.testing.Elapsed;

/** Instances that come, go, die and stand still while events flow: who learns an event changes nothing. */
@FaultSuite
@Timeout(300)
final class InstancesTest {

    private static final double RATE = 150;

    private final Faults faults;
    private final Outcome reference;

    @TempDir
    private Path folder;

    InstancesTest(Faults faults) {
        this.faults = faults;
        this.reference = faults.reference(Workload.USUAL);
    }

    @Test
    void standbyTakesOverFromAKilledOwnerWhoseStateIsLost() throws IOException {
        try (LearnerGroup group = group("kafka.num.standby.replicas=1")) {
            Instance first = group.start("first");
            Instance second = group.start("second");
            group.awaitOwners(2);
            group.send(1_000);
            group.awaitSettled(1_000);
            CompletableFuture<Void> sending = group.sendInBackground(1_600, RATE);
            Instance owner = group.ownerOf(0).equals(first.name()) ? first : second;
            owner.kill();
            long killed = System.nanoTime();
            int before = group.predictedBy(0);
            Utils.delete(group.stateOf(owner.name()).toFile());
            group.await("partition 0 to go on", () -> group.predictedBy(0) > before);
            System.out.println("owner of a partition killed, standby's first events after " + Elapsed.since(killed));
            sending.join();
            owner.restart();
            group.sendAll();
            group.outcome().assertEquals(reference);
        }
    }

    @Test
    void learnsTheSameWithOneThenThreeThenOneInstance() {
        try (LearnerGroup group = group()) {
            Instance first = group.start("first");
            group.send(100);
            group.awaitSettled(100);
            CompletableFuture<Void> joining = group.sendMoreInBackground(1_500, RATE);
            Instance second = group.start("second");
            Instance third = group.start("third");
            group.awaitOwners(2);
            int shared = group.settled();
            joining.join();
            group.sendMoreInBackground(300, RATE).join();
            group.awaitSettled(group.sent());
            CompletableFuture<Void> leaving = group.sendMoreInBackground(1_000, RATE);
            first.stop();
            third.stop();
            group.await("one owner", () -> group.owners().equals(Set.of(second.name())));
            int alone = group.settled();
            System.out.println("one instance up to event 100, three at " + shared + ", one again at " + alone);
            leaving.join();
            group.sendAll();
            group.outcome().assertEquals(reference);
        }
    }

    @Test
    void goesOnAfterACleanStopInMidWindow() {
        try (LearnerGroup group = group()) {
            Instance learner = group.start("learner");
            group.send(1_010);
            group.awaitSettled(1_010);
            learner.stop();
            assertThat(group.models()).allSatisfy(model -> assertThat(model.pendingRows())
                    .as("rows in the open window")
                    .isPositive());
            long stopped = System.nanoTime();
            learner.restart();
            group.send(1_011);
            group.awaitSettled(1_011);
            System.out.println("stopped in mid-window, next prediction after " + Elapsed.since(stopped));
            group.sendAll();
            group.outcome().assertEquals(reference);
        }
    }

    @Test
    void learnsTheSameThroughARollingRestart() {
        try (LearnerGroup group = group()) {
            Instance first = group.start("first");
            Instance second = group.start("second");
            group.awaitOwners(2);
            group.send(300);
            group.awaitSettled(300);
            for (Instance each : new Instance[] {first, second}) {
                CompletableFuture<Void> sending = group.sendMoreInBackground(1_500, RATE);
                each.stop();
                each.restart();
                group.awaitOwners(2);
                sending.join();
                group.awaitSettled(group.sent());
            }
            group.sendAll();
            group.outcome().assertEquals(reference);
        }
    }

    @Test
    void fencesAnInstanceThatStoodStillWhileAnotherTookOver() {
        try (LearnerGroup group = group()) {
            Instance zombie = group.start("zombie");
            group.send(500);
            group.awaitSettled(500);
            CompletableFuture<Void> sending = group.sendInBackground(2_500, RATE * 4);
            group.awaitSettled(900);
            zombie.freeze();
            long frozen = System.nanoTime();
            Instance heir = group.start("heir");
            group.await("the heir to own all", () -> group.owners().equals(Set.of(heir.name())));
            sending.join();
            group.awaitSettled(2_500);
            System.out.println("frozen; all its events were taken over after " + Elapsed.since(frozen));
            zombie.thaw();
            group.await("the zombie to be back in the group", () -> group.memberNames()
                    .contains(zombie.name()));
            group.sendAll();
            Outcome outcome = group.outcome();
            zombie.check();
            outcome.assertEquals(reference);
            zombie.stop();
        }
    }

    private LearnerGroup group(String... more) {
        return LearnerGroup.create(faults.brokers(), Workload.USUAL, folder, more);
    }
}
