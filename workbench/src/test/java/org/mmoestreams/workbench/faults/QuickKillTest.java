package org.mmoestreams.workbench.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.workbench.integration.Kills;

/** The short form of the fault suite: part of every build. */
@ExtendWith(FaultsExtension.class)
@Timeout(300)
final class QuickKillTest {

    @Test
    void learnsTheSameThoughKilled(Faults faults, @TempDir Path folder) {
        Outcome reference = faults.reference(Workload.SHORT);
        try (LearnerGroup group = LearnerGroup.create(faults.brokers(), Workload.SHORT, folder)) {
            Instance learner = group.start("learner");
            new Kills(new FedInstance(group, learner), FedInstance.BEYOND, faults.random(this))
                    .spreadOver(Workload.SHORT.events(), 2);
            group.sendAll();
            group.outcome().assertEquals(reference);
        }
    }
}
