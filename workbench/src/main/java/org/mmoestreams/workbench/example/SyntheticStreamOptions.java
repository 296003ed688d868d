package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.between;

/**
 * What {@link SyntheticStreamExample} does.
 *
 * @param phases how the correlation goes with the rows
 * @param seeds how many seeds losses are taken over, 2 to 1000
 * @param seed the first of them; the others follow
 */
public record SyntheticStreamOptions(SyntheticPhases phases, int seeds, long seed) {

    private static final int MOST_SEEDS = 1000;

    /** Checks the seeds. */
    public SyntheticStreamOptions {
        between("seeds", seeds, 2, MOST_SEEDS);
    }
}
