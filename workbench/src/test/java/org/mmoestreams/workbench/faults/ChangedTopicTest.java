package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Futures;

/** The features topic is made anew, or gets more partitions, below a learner. */
@FaultSuite
@Timeout(300)
final class ChangedTopicTest {

    private final Faults faults;
    private final Positions positions;

    @TempDir
    private Path folder;

    ChangedTopicTest(Faults faults) {
        this.faults = faults;
        positions = new Positions(faults.brokers().admin());
    }

    @Test
    void refusesATopicThatWasMadeAnew() {
        try (LearnerGroup group = learnt()) {
            positions.makeAnew(group);
            group.send(Positions.MORE);
            Positions.assertRefuses(group, "the topic was made anew");
            group.start("accepting", List.of(), List.of("--accept-gap"));
            group.sendAll();
            group.awaitSettled(Workload.USUAL.events());
            assertThat(group.settled()).isEqualTo(Workload.USUAL.events());
        }
    }

    @Test
    void stopsWhenItsTopicIsMadeAnewWhileItLearns() {
        try (LearnerGroup group = group()) {
            Instance learner = group.start("learner");
            group.send(Positions.LEARNT);
            group.awaitSettled(Positions.LEARNT);
            positions.makeAnew(group);
            Positions.assertStops(learner, group.settings().topics().features());
            group.send(Positions.MORE);
            Positions.assertRefuses(group, "the topic was made anew");
        }
    }

    @Test
    void namesTheTopicThatGotMorePartitionsWhileItLearns() {
        try (LearnerGroup group = group()) {
            Instance learner = group.start("learner");
            group.send(Positions.LEARNT);
            group.awaitSettled(Positions.LEARNT);
            String topic = group.settings().topics().features();
            Futures.get(faults.brokers()
                    .admin()
                    .createPartitions(Map.of(topic, NewPartitions.increaseTo(3)))
                    .all());
            String message = "topic " + topic + ": 3 partitions (expected: 2, as when its events were first learnt";
            Positions.assertStops(learner, message, "reset");
            Instance next = group.start("refusing");
            assertThat(next.awaitExit()).isEqualTo(1);
            assertThat(next.endOfLog()).contains("error: " + message);
        }
    }

    private LearnerGroup group() {
        return LearnerGroup.create(faults.brokers(), Workload.USUAL, folder);
    }

    private LearnerGroup learnt() {
        return LearnerGroup.learnt(faults.brokers(), Workload.USUAL, folder, Positions.LEARNT);
    }
}
