package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.atLeast;

/**
 * How an example learns in epochs.
 *
 * @param rows which rows
 * @param epochs how often all of them are learnt at most, at least 1
 * @param patience after how many epochs without a better model to stop; 0: not before the last
 * @param printRows after how many rows figures are printed within an epoch; 0: not at all
 * @param seed of weights, of the order of rows, and of generated ones
 */
public record LearningOptions(ExampleRows rows, int epochs, int patience, int printRows, long seed) {

    /** Checks the ranges. */
    public LearningOptions {
        atLeast("epochs", epochs, 1);
        atLeast("patience", patience, 0);
        atLeast("print-every", printRows, 0);
    }
}
