package org.mmoestreams.workbench.batch;

import static org.mmoestreams.checks.Checks.atLeast;
import static org.mmoestreams.checks.Checks.check;

/**
 * How a model is learnt in epochs.
 *
 * @param epochs how often all rows are learnt at most, at least 1
 * @param seed draws the order of the rows in each epoch
 * @param patience after how many epochs without a better model to stop, at least 1; 0: not before the last
 * @param watch what says which model is better
 * @param average over how many windows the weights that are scored and saved as best are averaged; 0: they are the
 *     learner's own
 * @param printRows after how many rows figures are printed within an epoch; 0: not at all
 */
public record EpochRules(int epochs, long seed, int patience, Watch watch, int average, long printRows) {

    /** Checks the ranges. */
    public EpochRules {
        atLeast("epochs", epochs, 1);
        atLeast("patience", patience, 0);
        atLeast("average", average, 0);
        check(printRows >= 0, "print-every", printRows, ">= 0");
    }
}
