package org.mmoestreams.workbench.soak;

import static org.mmoestreams.checks.Checks.check;

import java.time.Duration;
import org.mmoestreams.workbench.data.RowDataSet;
import org.mmoestreams.workbench.data.RowRange;

/**
 * How long and how hard to soak.
 *
 * @param data what the rows are
 * @param length how long, above 0
 * @param killEvery how long each learner process lives before it is killed by SIGKILL, above 0
 * @param warmUp how much of each life is left out of the slopes, not negative
 * @param sampleEvery how often vital signs are taken, above 0
 * @param seed seeds the generated rows
 */
public record SoakOptions(
        RowDataSet data, Duration length, Duration killEvery, Duration warmUp, Duration sampleEvery, long seed) {

    /** Checks the ranges, and that rows can be generated. */
    public SoakOptions {
        check(isPositive(length), "minutes", length, "> 0");
        check(isPositive(killEvery), "kill-every", killEvery, "> 0");
        check(!warmUp.isNegative(), "warm-up", warmUp, ">= 0");
        check(isPositive(sampleEvery), "sample-every", sampleEvery, "> 0");
        data.generated(seed, RowRange.first(0)).close();
    }

    private static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }
}
