package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.admin.TopicAdmin;

/**
 * Where events and labels are all on the brokers, what is learnt is a matter of their order alone: not of who learns
 * them, and not of who dies meanwhile.
 */
@FaultSuite
@Timeout(400)
final class LateLabelsKillTest {

    private static final LateWorkload WORK = new LateWorkload(6_000);
    private static final int KILLS = 6;

    private final Faults faults;
    private final SplittableRandom random;

    @TempDir
    private Path folder;

    LateLabelsKillTest(Faults faults) {
        this.faults = faults;
        random = faults.random(this);
    }

    @Test
    void learnsTheSameThoughKilledAtRandomPoints() throws IOException {
        LateOutcome reference = undisturbed();
        System.out.println("late labels without faults: " + reference);
        try (LateRun run = LateRun.create(faults.brokers(), WORK, folder)) {
            Instance learner = run.group().start("learner");
            for (int kill = 0; kill < KILLS; kill++) {
                int part = WORK.events() / (KILLS + 1);
                int point = kill * part + random.nextInt(1, part);
                run.group().awaitSettled(point);
                learner.kill();
                System.out.println("killed after " + run.group().settled() + " events and dead letters");
                learner.restart();
            }
            run.outcome().assertEquals(reference);
        }
    }

    @Test
    void learnsTheSameThoughAStandbyTakesOverAndAZombieComesBack() throws IOException {
        LateOutcome reference = undisturbed();
        try (LateRun run = LateRun.create(faults.brokers(), WORK, folder, "kafka.num.standby.replicas=1")) {
            Instance first = run.group().start("first");
            Instance second = run.group().start("second");
            run.group().awaitSettled(WORK.events() / 4);
            Instance owner = run.group().ownerOf(0).equals(first.name()) ? first : second;
            Instance other = owner == first ? second : first;
            owner.kill();
            Utils.delete(run.group().stateOf(owner.name()).toFile());
            run.group().awaitSettled(WORK.events() / 2);
            owner.restart();
            other.freeze();
            run.group().await("the other to be left out", () -> !run.group()
                    .memberNames()
                    .contains(other.name()));
            other.thaw();
            LateOutcome outcome = run.outcome();
            other.check();
            outcome.assertEquals(reference);
        }
    }

    @Test
    void refusesToGoOnWithoutWhatWaits() {
        try (LateRun run = LateRun.create(faults.brokers(), new LateWorkload(600), folder)) {
            Instance learner = run.group().start("learner");
            run.awaitTaken();
            learner.stop();
            Positions.assertStops(run.group().start("without", "topics.labels="), "topics.labels: none");
            String waiting = run.group().settings().applicationId() + "-waiting-changelog";
            new TopicAdmin(faults.brokers().admin()).delete(List.of(waiting));
            Positions.assertStops(run.group().start("refusing"), "stored model: " + waiting + " is gone");
            assertThat(run.group().models()).hasSize(2);
        }
    }

    private LateOutcome undisturbed() throws IOException {
        return LateRun.undisturbed(faults.brokers(), WORK, Files.createDirectory(folder.resolve("undisturbed")));
    }
}
