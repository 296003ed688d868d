package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.cli.CapturedRun;

/** The group's offset is moved: nothing is learnt twice or passed over in silence. */
@FaultSuite
@Timeout(300)
final class MovedOffsetTest {

    private final Faults faults;
    private final Positions positions;

    @TempDir
    private Path folder;

    MovedOffsetTest(Faults faults) {
        this.faults = faults;
        positions = new Positions(faults.brokers().admin());
    }

    @Test
    void refusesAnOffsetThatWasMovedBack() {
        assertRefusedUntilPutBack(Positions.NEXT - 200, "moved back to " + (Positions.NEXT - 200));
    }

    @Test
    void refusesAnOffsetThatWasMovedBackWithinTheOpenWindow() {
        assertRefusedUntilPutBack(Positions.NEXT - 3, "moved back to " + (Positions.NEXT - 3));
    }

    @Test
    void refusesAnOffsetThatWasMovedForward() {
        assertRefusedUntilPutBack(Positions.NEXT + 40, "moved forward to " + (Positions.NEXT + 40));
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
            Positions.assertRefuses(
                    group,
                    "input position: " + Positions.features(group, 0) + ": has a stored model, but the group has no"
                            + " committed offset");
            assertThat(Positions.position(group, "--to", "stored", "--yes").exitCode())
                    .isZero();
            assertEndsAsUndisturbed(group);
        }
    }

    @Test
    void learnsAgainWhatAnOperatorGoesBackOver() {
        try (LearnerGroup group = learnt()) {
            CapturedRun moved =
                    Positions.position(group, "--to", Long.toString(Positions.NEXT - 100), "--partition", "1", "--yes");
            assertThat(moved.out())
                    .isEqualTo("moved " + Positions.features(group, 1) + " to offset " + (Positions.NEXT - 100) + "\n");
            group.start("again");
            group.sendAll();
            group.awaitSettled(Workload.USUAL.events() + 100);
            assertThat(Positions.position(group).exitCode()).isZero();
        }
    }

    @Test
    void goesOnBehindEventsThatWerePassedOverWhenTold() {
        try (LearnerGroup group = learnt()) {
            group.send(Positions.MORE);
            positions.commit(group, 1, Positions.NEXT + 100);
            Positions.assertRefusesPartition(group, 1, "moved forward to " + (Positions.NEXT + 100));
            group.start("accepting", List.of(), List.of("--accept-gap"));
            group.sendAll();
            group.awaitSettled(Workload.USUAL.events() - 100);
            group.await(
                    "all that is left",
                    () -> Positions.position(group).out().contains(" 2000         2000            0"));
            assertThat(group.settled()).isEqualTo(Workload.USUAL.events() - 100);
        }
    }

    private void assertRefusedUntilPutBack(long offset, String message) {
        try (LearnerGroup group = learnt()) {
            group.send(Positions.MORE);
            positions.commit(group, 0, offset);
            Positions.assertRefusesPartition(
                    group,
                    0,
                    "input position: " + Positions.features(group, 0) + ": ",
                    message,
                    "position --to stored");
            CapturedRun shown = Positions.position(group);
            assertThat(shown.exitCode()).isEqualTo(1);
            assertThat(shown.out()).contains(message);
            CapturedRun moved = Positions.position(group, "--to", "stored", "--yes");
            assertThat(moved.out())
                    .startsWith("moved " + Positions.features(group, 0) + " to offset " + Positions.NEXT + "\nmoved "
                            + Positions.features(group, 1) + " to offset ");
            assertEndsAsUndisturbed(group);
        }
    }

    private void assertEndsAsUndisturbed(LearnerGroup group) {
        group.start("again");
        group.sendAll();
        group.outcome().assertEquals(faults.reference(Workload.USUAL));
    }

    private LearnerGroup learnt() {
        return LearnerGroup.learnt(faults.brokers(), Workload.USUAL, folder, Positions.LEARNT);
    }
}
