package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.atLeast;

/**
 * How an example learns in passes.
 *
 * @param rows which rows
 * @param passes into how many parts they are cut, at least 1
 * @param epochs how often each is learnt, at least 1
 * @param seed of weights and of generated rows
 */
public record PassOptions(ExampleRows rows, int passes, int epochs, long seed) {

    /** Checks the ranges. */
    public PassOptions {
        atLeast("passes", passes, 1);
        atLeast("epochs", epochs, 1);
    }
}
