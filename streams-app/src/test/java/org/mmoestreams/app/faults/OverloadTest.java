package org.mmoestreams.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(figures.apart().median()).as("from commit to commit").isLessThanOrEqualTo((1 + LATE) * INTERVAL);
        assertThat(figures.apart().longest()).as("from commit to commit").isLessThanOrEqualTo(LONGEST);
        assertThat(figures.predictions())
                .as("predictions, not commits, are what time is spent on")
                .isGreaterThan(figures.commits() * PREDICTIONS_PER_COMMIT);
        assertThat(figures.newThreads()).as("tasks that started anew").isZero();
    }
}
