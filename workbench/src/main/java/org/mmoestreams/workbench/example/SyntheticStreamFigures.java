package org.mmoestreams.workbench.example;

import java.util.List;

/**
 * Losses of the networks on a stream whose tasks drift apart and together.
 *
 * @param options what was done
 * @param networks in the order of the table
 */
public record SyntheticStreamFigures(SyntheticStreamOptions options, List<OfNetwork> networks) {

    /**
     * The losses of a network; each row was predicted before it was learnt.
     *
     * @param network its name
     * @param rate Adam's
     * @param phases in their order
     * @param curve the means of tenths of phases
     */
    public record OfNetwork(String network, double rate, List<OfPhase> phases, List<AtRow> curve) {}

    /**
     * The losses of a phase, in the mean of the seeds.
     *
     * @param correlation of the tasks
     * @param begin over its first tenth
     * @param end over its last half
     */
    public record OfPhase(double correlation, MeanError begin, MeanError end) {}

    /**
     * A loss on the way.
     *
     * @param rows in the middle of those that it is over
     * @param loss mean over the seeds
     */
    public record AtRow(double rows, MeanError loss) {}
}
