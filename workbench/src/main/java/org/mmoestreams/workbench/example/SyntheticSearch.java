package org.mmoestreams.workbench.example;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mmoestreams.workbench.example.SyntheticFigures.Tried;

/**
 * Chooses each network's rate, by the same search for all: the one whose loss after the last step is least, in the mean
 * of the search's seeds and all correlations.
 *
 * @param rates what was chosen
 * @param tried all that was
 */
record SyntheticSearch(Map<SyntheticNetwork, Double> rates, List<Tried> tried) {

    /** Searches, where there are rates to choose from; costs a trial for each rate, network, correlation and seed. */
    static SyntheticSearch of(SyntheticOptions options, Progress progress) {
        Map<SyntheticNetwork, Double> rates = new EnumMap<>(SyntheticNetwork.class);
        List<Tried> tried = new ArrayList<>();
        if (options.search().rates().isEmpty()) {
            Stream.of(SyntheticNetwork.values()).forEach(network -> rates.put(network, network.rate()));
            return new SyntheticSearch(rates, tried);
        }
        List<SyntheticContestant> contestants = contestants(options);
        double[] losses = new double[contestants.size()];
        for (int i = 0; i < options.search().seeds(); i++) {
            long seed = options.seed() + options.seeds() + i;
            progress.say("search: seed " + seed);
            double[][] ofSeed = SyntheticTrial.losses(options.budget(), contestants, seed, progress);
            for (int at = 0; at < losses.length; at++) {
                losses[at] +=
                        ofSeed[at][ofSeed[at].length - 1] / options.search().seeds();
            }
        }
        for (SyntheticNetwork network : SyntheticNetwork.values()) {
            List<Tried> ofNetwork = options.search().rates().stream()
                    .map(rate -> new Tried(network.title(), rate, mean(contestants, losses, network, rate)))
                    .toList();
            tried.addAll(ofNetwork);
            rates.put(network, best(ofNetwork));
        }
        return new SyntheticSearch(rates, tried);
    }

    private static List<SyntheticContestant> contestants(SyntheticOptions options) {
        return Stream.of(SyntheticNetwork.values())
                .flatMap(network -> options.search().rates().stream().flatMap(rate -> options.correlations().stream()
                        .map(correlation -> new SyntheticContestant(network, rate, correlation))))
                .toList();
    }

    private static double mean(
            List<SyntheticContestant> contestants, double[] losses, SyntheticNetwork network, double rate) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < losses.length; i++) {
            if (contestants.get(i).network() == network && contestants.get(i).rate() == rate) {
                sum += losses[i];
                count++;
            }
        }
        return sum / count;
    }

    private static double best(List<Tried> tried) {
        return tried.stream()
                .min(Comparator.comparingDouble(Tried::loss))
                .orElseThrow()
                .rate();
    }
}
