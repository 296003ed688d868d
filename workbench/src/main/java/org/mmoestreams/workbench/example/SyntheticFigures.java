package org.mmoestreams.workbench.example;

import java.util.List;

/**
 * Losses of the networks on tasks of several correlations.
 *
 * @param options what was done
 * @param search what was tried to choose the rates; empty where nothing was
 * @param losses by network and correlation
 * @param differences from {@code shared-bottom}, by network and correlation
 */
public record SyntheticFigures(
        SyntheticOptions options, List<Tried> search, List<OfNetwork> losses, List<Difference> differences) {

    /**
     * A rate that was tried.
     *
     * @param network the network's name
     * @param rate Adam's
     * @param loss in the mean of the search's seeds and all correlations
     */
    public record Tried(String network, double rate, double loss) {}

    /**
     * The losses of a network.
     *
     * @param network its name
     * @param weights how many it has
     * @param rate Adam's
     * @param correlation of the tasks
     * @param last after the last step, of each seed
     * @param curve the mean over the seeds, as it was learnt
     */
    public record OfNetwork(
            String network, int weights, double rate, double correlation, List<Double> last, List<AtStep> curve) {

        MeanError end() {
            return curve.get(curve.size() - 1).loss();
        }
    }

    /**
     * A loss on the way.
     *
     * @param step after how many steps
     * @param loss mean over the seeds
     */
    public record AtStep(int step, MeanError loss) {}

    /**
     * A network's loss less that of {@code shared-bottom} with the same seed, after the last step.
     *
     * @param network its name
     * @param correlation of the tasks
     * @param loss mean over the seeds; below 0: the network's is smaller
     * @param median over the seeds
     * @param below of how many seeds it is smaller
     */
    public record Difference(String network, double correlation, MeanError loss, double median, int below) {}

    /** What is written of a network and a correlation. */
    OfNetwork of(SyntheticNetwork network, double correlation) {
        return losses.stream()
                .filter(some -> some.network().equals(network.title()) && some.correlation() == correlation)
                .findFirst()
                .orElseThrow();
    }
}
