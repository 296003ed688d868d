package org.mmoestreams.workbench.bench.kernel;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What the benchmark of the kernel does.
 *
 * @param shapes what is measured, at least one
 * @param batches rows of a batch, each 1 to 65536
 * @param rounds how often all take turns, at least 1
 * @param slice how long each turn takes, above zero
 * @param warmUp how long each runs before the first round, not negative
 * @param seed seeds rows and weights
 */
public record KernelOptions(
        Set<KernelShape> shapes, List<Integer> batches, int rounds, Duration slice, Duration warmUp, long seed) {

    /** Checks the ranges. */
    public KernelOptions {
        check(!shapes.isEmpty(), "shapes", shapes, "at least one");
        check(!batches.isEmpty(), "batch", batches, "at least one");
        batches.forEach(rows -> between("batch", rows, 1, 65536));
        atLeast("rounds", rounds, 1);
        check(slice.compareTo(Duration.ZERO) > 0, "slice", slice, "> PT0S");
        check(!warmUp.isNegative(), "warm-up", warmUp, ">= PT0S");
    }
}
