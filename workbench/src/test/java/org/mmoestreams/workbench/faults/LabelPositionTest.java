package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.cli.CapturedRun;

/** The position in the labels topic is looked after as that in the features topic is. */
@FaultSuite
@Timeout(300)
final class LabelPositionTest {

    /** Labels of each partition that were taken before something is done to their topic. */
    private static final int TAKEN = 200;

    private final Faults faults;
    private final Positions positions;
    private final LateLabels labels;

    @TempDir
    private Path folder;

    LabelPositionTest(Faults faults) {
        this.faults = faults;
        positions = new Positions(faults.brokers().admin());
        labels = new LateLabels(faults.brokers());
    }

    @Test
    void refusesAnOffsetThatWasMovedBack() {
        assertRefusedUntilPutBack(TAKEN - 50, "moved back to " + (TAKEN - 50));
    }

    @Test
    void refusesAnOffsetThatWasMovedForward() {
        assertRefusedUntilPutBack(TAKEN + 40, "moved forward to " + (TAKEN + 40));
    }

    @Test
    void refusesAnOffsetBeyondTheEnd() {
        assertRefusedUntilPutBack(1_000_000, "beyond the topic's end");
    }

    @Test
    void refusesWhenLabelsWereDeletedBeforeTheyWereTaken() {
        try (LearnerGroup group = learnt()) {
            sendMore(group);
            positions.delete(LateLabels.partition(group, 0), TAKEN + 100);
            Positions.assertRefuses(
                    group,
                    "input position: " + LateLabels.partition(group, 0) + ": the records from offset " + TAKEN + " to "
                            + (TAKEN + 99) + " were deleted");
            assertGoesOnWhenTold(group);
        }
    }

    @Test
    void refusesATopicThatWasMadeAnew() {
        try (LearnerGroup group = learnt()) {
            positions.makeAnew(group.settings().name(TopicRole.LABELS));
            Positions.assertRefuses(
                    group, "input position: " + LateLabels.partition(group, 0) + ": the topic was made anew");
            assertGoesOnWhenTold(group);
        }
    }

    @Test
    void stopsWhenItsTopicIsMadeAnewWhileItLearns() {
        try (LearnerGroup group = group()) {
            Instance learner = group.start("learner");
            learn(group);
            String topic = group.settings().name(TopicRole.LABELS);
            positions.makeAnew(topic);
            Positions.assertStops(learner, topic);
            Positions.assertRefuses(group, "the topic was made anew");
        }
    }

    @Test
    void stopsWhenItsTopicIsGone() {
        try (LearnerGroup group = group(LearnerGroup.IMPATIENT)) {
            Instance learner = group.start("learner");
            learn(group);
            String topic = group.settings().name(TopicRole.LABELS);
            new TopicAdmin(faults.brokers().admin()).delete(List.of(topic));
            Positions.assertStops(learner, topic);
        }
    }

    @Test
    void refusesAnotherNumberOfPartitionsBeforeItBegins() {
        try (LearnerGroup group = group()) {
            addPartition(group);
            Positions.assertStops(group.start("refusing"), mismatch(group));
            assertThat(new TopicAdmin(faults.brokers().admin()).names())
                    .noneMatch(topic -> topic.startsWith(group.settings().applicationId() + "-"));
        }
    }

    @Test
    void stopsWhenItsTopicGetsMorePartitionsWhileItLearns() {
        try (LearnerGroup group = group()) {
            Instance learner = group.start("learner");
            learn(group);
            addPartition(group);
            Positions.assertStops(learner, mismatch(group));
            Positions.assertRefuses(group, mismatch(group));
        }
    }

    @Test
    void beginsWithLabelsThatTheModelWasLearntWithout() {
        String fresh = LateLabels.ofItsOwn();
        try (LearnerGroup group = LearnerGroup.learnt(faults.brokers(), Workload.USUAL, folder, Positions.LEARNT)) {
            group.start("labelled", List.of(fresh), List.of("--create-topics"));
            group.sendAll();
            group.awaitSettled(Workload.USUAL.events());
            CapturedRun shown = Positions.position(group, "--set", fresh);
            assertThat(shown.exitCode()).as(shown.out()).isZero();
            assertThat(shown.out().lines())
                    .filteredOn(line -> line.startsWith("labels "))
                    .hasSize(2);
        }
    }

    private void assertRefusedUntilPutBack(long offset, String message) {
        try (LearnerGroup group = learnt()) {
            sendMore(group);
            TopicPartition moved = LateLabels.partition(group, 0);
            positions.commit(group, moved, offset);
            Positions.assertRefuses(
                    group, "input position: " + moved + ": ", message, "position --topic labels --to stored");
            CapturedRun shown = Positions.position(group);
            assertThat(shown.exitCode()).isEqualTo(1);
            assertThat(shown.out()).contains(message);
            assertThat(Positions.position(group, "--topic", "labels", "--to", "stored", "--yes")
                            .out())
                    // the other partition's model may have gone on before this one's refused
                    .startsWith("moved " + moved + " to offset " + TAKEN + "\nmoved " + LateLabels.partition(group, 1)
                            + " to offset ");
            assertGoesOn(group, List.of());
        }
    }

    private void assertGoesOnWhenTold(LearnerGroup group) {
        assertGoesOn(group, List.of("--accept-gap"));
    }

    private void assertGoesOn(LearnerGroup group, List<String> arguments) {
        Instance learner = group.start("going-on", List.of(), arguments);
        group.sendAll();
        group.awaitSettled(Workload.USUAL.events());
        group.await("no position that is wrong", () -> Positions.position(group).exitCode() == 0);
        learner.stop();
        assertThat(Positions.position(group).exitCode()).isZero();
    }

    private void sendMore(LearnerGroup group) {
        labels.send(group, 2 * TAKEN, 4 * TAKEN);
    }

    private void learn(LearnerGroup group) {
        group.send(Positions.LEARNT);
        group.awaitSettled(Positions.LEARNT);
        labels.send(group, 0, 2 * TAKEN);
        labels.awaitTaken(group, TAKEN);
    }

    private void addPartition(LearnerGroup group) {
        String topic = group.settings().name(TopicRole.LABELS);
        Futures.get(faults.brokers()
                .admin()
                .createPartitions(Map.of(topic, NewPartitions.increaseTo(3)))
                .all());
    }

    private static String mismatch(LearnerGroup group) {
        return "labels: topic " + group.settings().name(TopicRole.LABELS)
                + " has 3 partitions (expected: 2, as features topic "
                + group.settings().topics().features() + " has 2 partitions";
    }

    private LearnerGroup learnt() {
        LearnerGroup group = group();
        Instance learner = group.start("learner");
        learn(group);
        learner.stop();
        return group;
    }

    private LearnerGroup group(String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add(LateLabels.ofItsOwn());
        return LearnerGroup.create(faults.brokers(), Workload.USUAL, folder, settings.toArray(String[]::new));
    }
}
