package org.mmoestreams.workbench.example;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One seed's stream: its tasks, its rows and its initial weights. All networks learn the same rows side by side, each
 * window predicted before it is learnt.
 */
final class SyntheticStreamRun {

    private final SyntheticPhases phases;
    private final SyntheticRows rows;
    private final long seed;

    private SyntheticStreamRun(SyntheticPhases phases, long seed) {
        this.phases = phases;
        this.seed = seed;
        Random random = new Random(seed);
        SyntheticTasks tasks = SyntheticTasks.of(SyntheticShape.standard(), random.nextLong());
        List<Double> first = phases.correlations().subList(0, 1);
        rows = SyntheticRows.of(tasks, first, phases.windowRows(), new Random(random.nextLong()));
    }

    /**
     * Learns the stream.
     *
     * @return the mean squared error of each window before it is learnt, {@code [windows]} of each network
     */
    static Map<SyntheticNetwork, double[]> losses(SyntheticPhases phases, long seed, Progress progress) {
        return new SyntheticStreamRun(phases, seed).losses(progress);
    }

    private Map<SyntheticNetwork, double[]> losses(Progress progress) {
        Map<SyntheticNetwork, SyntheticLearner> learners = new EnumMap<>(SyntheticNetwork.class);
        Map<SyntheticNetwork, double[]> losses = new EnumMap<>(SyntheticNetwork.class);
        try {
            for (SyntheticNetwork network : SyntheticNetwork.values()) {
                int inputs = SyntheticShape.standard().inputs();
                learners.put(network, SyntheticLearner.of(network, inputs, phases.windowRows(), network.rate(), seed));
                losses.put(network, new double[phases.allWindows()]);
            }
            for (int window = 0; window < phases.allWindows(); window++) {
                progress.goOn();
                rows.become(0, phases.correlation(window));
                rows.draw(phases.windowRows());
                for (SyntheticNetwork network : SyntheticNetwork.values()) {
                    losses.get(network)[window] =
                            learners.get(network).learn(rows.inputs(), rows.labels(0), phases.windowRows());
                }
            }
            return losses;
        } finally {
            learners.values().forEach(SyntheticLearner::close);
        }
    }
}
