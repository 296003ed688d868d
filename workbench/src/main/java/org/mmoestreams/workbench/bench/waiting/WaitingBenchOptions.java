package org.mmoestreams.workbench.bench.waiting;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

import java.time.Duration;
import java.util.List;

/**
 * What the benchmark of waiting rows does.
 *
 * @param rows how many rows wait, at least twice as many as {@link #FEW}
 * @param turn events of a turn of steady running, with as many labels; at least 10,000
 * @param rounds how often the two learners take turns, at least 1
 * @param perSecond events a second while rows expire, at least 1
 * @param quiet how long they come before rows expire, above 0
 * @param seed seeds which row gets its label next
 * @param assignments settings of the learners, {@code key=value} each
 */
public record WaitingBenchOptions(
        int rows, int turn, int rounds, int perSecond, Duration quiet, long seed, List<String> assignments) {

    /** How many rows wait in the learner that is compared with. */
    public static final int FEW = 10_000;

    private static final int LEAST_ROWS = 2 * FEW;
    private static final int MOST_ROWS = 400_000_000;
    private static final int LEAST_TURN = 10_000;

    /** Checks the ranges. */
    public WaitingBenchOptions {
        check(rows >= LEAST_ROWS && rows <= MOST_ROWS, "waiting", rows, LEAST_ROWS + " to " + MOST_ROWS);
        atLeast("turn", turn, LEAST_TURN);
        atLeast("rounds", rounds, 1);
        atLeast("rate", perSecond, 1);
        check(!quiet.isNegative() && !quiet.isZero(), "quiet", quiet, "> 0");
        assignments = List.copyOf(assignments);
    }
}
