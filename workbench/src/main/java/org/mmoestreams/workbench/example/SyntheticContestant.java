package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.above;

/**
 * Who takes part in a {@link SyntheticTrial}.
 *
 * @param network what learns
 * @param rate Adam's, above 0
 * @param correlation of the tasks that it learns, from -1 to 1
 */
record SyntheticContestant(SyntheticNetwork network, double rate, double correlation) {

    /** Checks the ranges. */
    SyntheticContestant {
        above("rates", rate, 0);
        SyntheticTasks.checkCorrelation(correlation);
    }
}
