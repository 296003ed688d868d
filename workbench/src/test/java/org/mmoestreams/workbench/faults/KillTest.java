package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.workbench.integration.Kills;

/** A learner that is killed loses nothing and learns nothing twice. */
@FaultSuite
@Timeout(300)
final class KillTest {

    private static final int AT_WORK = 8;

    @Test
    void learnsTheSameThoughKilledAtTenRandomPoints(Faults faults, @TempDir Path folder) {
        Outcome reference = faults.reference(Workload.USUAL);
        assertThat(reference.told().get(TopicRole.DRIFT))
                .anyMatch(change -> change.contains("restart-tower"))
                .anyMatch(change -> change.contains("raise-rate"));
        try (LearnerGroup group = LearnerGroup.create(faults.brokers(), Workload.USUAL, folder)) {
            Instance learner = group.start("learner");
            Kills kills = new Kills(new FedInstance(group, learner), FedInstance.BEYOND, faults.random(this));
            kills.spreadOver(Workload.USUAL.events(), AT_WORK);
            group.sendAll();
            kills.whileItStarts();
            kills.whileItStarts();
            group.outcome().assertEquals(reference);
        }
    }
}
