package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.admin.TopicAdmin;
import org.mmoestreams.app.testing.Futures;

/** What the metrics are made from is moved or deleted: they neither count twice nor start over in silence. */
@FaultSuite
@Timeout(300)
final class MetricsStateTest {

    private static final int LEARNT = 1_010;

    private final Faults faults;

    @TempDir
    private Path folder;

    MetricsStateTest(Faults faults) {
        this.faults = faults;
    }

    @Test
    void countsEachWindowOnceThoughTheirOffsetIsSetBack() {
        try (LearnerGroup group = learnt()) {
            TopicPartition scored = new TopicPartition(scoredWindows(group), 0);
            Futures.get(faults.brokers()
                    .admin()
                    .alterConsumerGroupOffsets(
                            group.settings().applicationId(), Map.of(scored, new OffsetAndMetadata(0)))
                    .all());
            group.start("again");
            group.sendAll();
            group.outcome().assertEquals(faults.reference(Workload.USUAL));
        }
    }

    @Test
    void saysThatTheScoredWindowsWereDeleted() {
        try (LearnerGroup group = learnt()) {
            new TopicAdmin(faults.brokers().admin()).delete(List.of(scoredWindows(group)));
            Instance learner = group.start("again");
            group.sendAll();
            group.outcome().assertEquals(faults.reference(Workload.USUAL));
            assertThat(learner.log()).contains("Topic " + scoredWindows(group) + " is gone and is made anew");
        }
    }

    @Test
    void refusesToMeasureAnewWhenTheMetricsAreGone() {
        try (LearnerGroup group = learnt()) {
            long before = group.learntRows();
            String changelog = group.settings().applicationId() + "-metrics-changelog";
            new TopicAdmin(faults.brokers().admin()).delete(List.of(changelog));
            Instance refusing = group.start("refusing");
            assertThat(refusing.awaitExit()).isEqualTo(1);
            assertThat(refusing.log())
                    .hasLineCount(1)
                    .startsWith("error: stored metrics: " + changelog + " is gone")
                    .contains("--accept-new-metrics");
            assertThat(group.settled()).isEqualTo(LEARNT);
            group.start("accepting", List.of(), List.of("--accept-new-metrics"));
            group.sendAll();
            group.awaitSettled(Workload.USUAL.events());
            group.awaitMeasured(group.learntRows() - before);
            Outcome reference = faults.reference(Workload.USUAL);
            assertThat(group.models()).isEqualTo(reference.models());
        }
    }

    private LearnerGroup learnt() {
        LearnerGroup group = LearnerGroup.create(faults.brokers(), Workload.USUAL, folder);
        Instance learner = group.start("learner");
        group.send(LEARNT);
        group.awaitSettled(LEARNT);
        group.awaitMeasured(group.learntRows());
        learner.stop();
        return group;
    }

    private static String scoredWindows(LearnerGroup group) {
        return group.settings().applicationId() + "-scored-windows";
    }
}
