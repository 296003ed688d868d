package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records of the features topic are deleted before they were learnt: not in silence. */
@FaultSuite
@Timeout(300)
final class DeletedRecordsTest {

    private final Faults faults;
    private final Positions positions;

    @TempDir
    private Path folder;

    DeletedRecordsTest(Faults faults) {
        this.faults = faults;
        positions = new Positions(faults.brokers().admin());
    }

    @Test
    void refusesWhenRecordsWereDeletedBeforeTheyWereLearnt() {
        try (LearnerGroup group = learnt()) {
            group.send(Positions.MORE);
            positions.delete(group, 0, Positions.NEXT + 100);
            Positions.assertRefusesPartition(
                    group,
                    0,
                    Positions.features(group, 0) + ": the records from offset " + Positions.NEXT + " to "
                            + (Positions.NEXT + 99) + " were deleted before they were learnt");
            assertThat(Positions.position(group).exitCode()).isEqualTo(1);
            group.start("accepting", List.of(), List.of("--accept-gap"));
            group.sendAll();
            group.awaitSettled(Workload.USUAL.events() - 100);
            assertThat(group.settled()).isEqualTo(Workload.USUAL.events() - 100);
        }
    }

    @Test
    void stopsWhenRecordsAreDeletedWhileItIsPaused() {
        try (LearnerGroup group = group()) {
            Instance learner = group.start("learner");
            group.send(Positions.LEARNT);
            group.awaitSettled(Positions.LEARNT);
            learner.freeze();
            group.send(Positions.MORE);
            long end = Positions.MORE / 2;
            positions.delete(group, 0, end);
            positions.delete(group, 1, end);
            // what a fetch that was under way when it was paused has brought ends before this
            group.sendAll();
            learner.thaw();
            Positions.assertStops(
                    learner, "input position: " + group.settings().topics().features(), "were deleted before");
            assertThat(Positions.position(group).out()).contains("were deleted before they were learnt");
        }
    }

    private LearnerGroup group() {
        return LearnerGroup.create(faults.brokers(), Workload.USUAL, folder);
    }

    private LearnerGroup learnt() {
        return LearnerGroup.learnt(faults.brokers(), Workload.USUAL, folder, Positions.LEARNT);
    }
}
