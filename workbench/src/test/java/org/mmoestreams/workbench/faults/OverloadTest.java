package org.mmoestreams.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmoestreams.app.testing.Futures;

/** A machine that has far too much to do: the load is the test's own, so times may be asserted here. */
@FaultSuite
class OverloadTest {

    private static final double INTERVAL = 0.1;
    private static final int LATE = 10;
    private static final double LONGEST = 15;
    private static final int PREDICTIONS_PER_COMMIT = 50;

    @TempDir
    private Path folder;

    @Test
    void commitsLessOftenUnderOverloadButNeverStops() {
        Overload.Figures figures = Overload.run(folder);
        System.out.println("overload: " + figures);
        // twice what is meant to be: a commit takes a time of its own, which other work on the machine lengthens
        assertThat(figures.apart().median()).as("from commit to commit").isLessThanOrEqualTo(2 * (1 + LATE) * INTERVAL);
        assertThat(figures.apart().longest()).as("from commit to commit").isLessThanOrEqualTo(LONGEST);
        assertThat(figures.predictions())
                .as("predictions, not commits, are what time is spent on")
                .isGreaterThan(figures.commits() * PREDICTIONS_PER_COMMIT);
        assertThat(figures.newThreads()).as("tasks that started anew").isZero();
    }

    @Test
    void saysWhatALateCommitWaitsFor() {
        try (Brokers brokers = Brokers.start(1);
                LearnerGroup group = LearnerGroup.create(brokers, Workload.USUAL, folder)) {
            Instance learner = group.start("learner");
            group.send(400);
            group.awaitSettled(400);
            CompletableFuture<Void> sent = group.sendInBackground(Integer.MAX_VALUE, 1_000);
            group.awaitSettled(800);
            brokers.freeze(1);
            try {
                group.await("word of the late commit", () -> learner.log().contains("No commit for"));
            } finally {
                brokers.thaw(1);
            }
            assertThat(learner.log())
                    .containsPattern("No commit for 1\\d s: learner-StreamThread-1 is in KafkaProducer\\.");
            Futures.get(sent);
            group.awaitSettled(Workload.USUAL.events());
        }
    }
}
