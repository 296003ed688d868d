package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.between;

/**
 * How {@link ConvExample} learns.
 *
 * @param epochs how often each image is learnt, 1 to 1,000
 * @param repetitions trainings of each network, of different weights and orders of the images, 3 to 100: fewer show no
 *     spread
 * @param filters of the first two convolutions, 1 to 128; the next two have twice as many
 * @param seed seeds weights, orders, drop-out and what is moved
 */
public record ConvOptions(int epochs, int repetitions, int filters, long seed) {

    private static final int MOST_EPOCHS = 1000;
    private static final int LEAST_REPETITIONS = 3;
    private static final int MOST_REPETITIONS = 100;
    private static final int MOST_FILTERS = 128;

    /** Checks the ranges. */
    public ConvOptions {
        between("epochs", epochs, 1, MOST_EPOCHS);
        between("repetitions", repetitions, LEAST_REPETITIONS, MOST_REPETITIONS);
        between("filters", filters, 1, MOST_FILTERS);
    }
}
