package org.mmoestreams.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Futures;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.testing.TestKafka;
import org.mmoestreams.workbench.testing.WithKafka;

/** A learner whose member of the group has a name of its own, as in a StatefulSet. */
@WithKafka
@Timeout(180)
final class StaticMembershipTest {

    private static final int EVENTS = 600;
    /** Longer than the test may take. */
    private static final String SESSION = "kafka.session.timeout.ms=600000";

    private final TestKafka kafka;

    @TempDir
    private Path folder;

    StaticMembershipTest(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void keepsItsPartitionsWhileItIsAwayAndHasThemAgainAtOnce() {
        Pipeline pipeline = Pipeline.create(kafka, folder, 2, "kafka.group.instance.id=learner-0", SESSION);
        try (LearnerJvm learner = pipeline.startJvm()) {
            pipeline.replay(RowRange.first(EVENTS));
            pipeline.awaitPredictions(EVENTS);
            assertThat(learner.terminate()).isEqualTo(143);
            List<String> left = members(pipeline);
            assertThat(left).hasSize(1).first().asString().startsWith("learner-0-");

            learner.start();
            pipeline.replay(RowRange.first(EVENTS));
            pipeline.awaitPredictions(2 * EVENTS);
            assertThat(members(pipeline)).isEqualTo(left);

            learner.kill();
            learner.start();
            pipeline.replay(RowRange.first(EVENTS));
            pipeline.awaitPredictions(3 * EVENTS);
            assertThat(members(pipeline)).isEqualTo(left);
        }
    }

    /** The members' names, each with its partitions. */
    private List<String> members(Pipeline pipeline) {
        String group = pipeline.settings().applicationId();
        return Futures.get(kafka.admin().describeConsumerGroups(List.of(group)).all()).get(group).members().stream()
                .map(StaticMembershipTest::told)
                .toList();
    }

    private static String told(MemberDescription member) {
        return member.groupInstanceId().orElse("nameless") + " "
                + member.assignment().topicPartitions().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList();
    }
}
