package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.between;

/**
 * How much is learnt in a {@link SyntheticTrial}.
 *
 * @param steps 1 to 1,000,000
 * @param batchRows rows of a step, none of which comes twice, 1 to 65,536
 * @param testRows rows that are not learnt, whose loss is taken, 1 to 65,536
 * @param checkpoints how often it is taken, at equal distances, the last time after the last step; 1 to {@code steps}
 */
public record SyntheticBudget(int steps, int batchRows, int testRows, int checkpoints) {

    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_ROWS = 65_536;

    /** Checks the ranges. */
    public SyntheticBudget {
        between("steps", steps, 1, MOST_STEPS);
        between("batch-size", batchRows, 1, MOST_ROWS);
        between("test-rows", testRows, 1, MOST_ROWS);
        between("checkpoints", checkpoints, 1, steps);
    }

    /** After how many steps a loss is taken. */
    int step(int checkpoint) {
        return (int) ((checkpoint + 1L) * steps / checkpoints);
    }
}
