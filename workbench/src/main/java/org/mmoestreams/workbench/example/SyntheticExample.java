package org.mmoestreams.workbench.example;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmoestreams.workbench.bench.Spread;
import org.mmoestreams.workbench.example.SyntheticFigures.AtStep;
import org.mmoestreams.workbench.example.SyntheticFigures.Difference;
import org.mmoestreams.workbench.example.SyntheticFigures.OfNetwork;

/**
 * How the networks' losses go with the correlation of two tasks: figures 4 to 6 of Ma et al., KDD 2018, drawn anew.
 * Each network learns rows that never come twice, and its loss is taken on others.
 */
public final class SyntheticExample implements Example {

    private final SyntheticOptions options;

    /** The example. */
    public SyntheticExample(SyntheticOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "synthetic";
    }

    @Override
    public Outcome run(Progress progress) {
        SyntheticSearch search = SyntheticSearch.of(options, progress);
        List<SyntheticContestant> contestants = Stream.of(SyntheticNetwork.values())
                .flatMap(network -> options.correlations().stream()
                        .map(correlation ->
                                new SyntheticContestant(network, search.rates().get(network), correlation)))
                .toList();
        double[][][] losses = new double[options.seeds()][][];
        for (int i = 0; i < losses.length; i++) {
            progress.say("seed " + (options.seed() + i) + ", " + (i + 1) + " of " + losses.length);
            losses[i] = SyntheticTrial.losses(options.budget(), contestants, options.seed() + i, progress);
        }
        List<OfNetwork> ofNetworks = IntStream.range(0, contestants.size())
                .mapToObj(at -> ofNetwork(contestants.get(at), at, losses))
                .toList();
        SyntheticFigures figures = new SyntheticFigures(options, search.tried(), ofNetworks, differences(ofNetworks));
        return new Outcome(SyntheticTables.of(figures), List.of(SyntheticPlot.of(name(), figures)), figures);
    }

    private OfNetwork ofNetwork(SyntheticContestant contestant, int at, double[][][] losses) {
        List<AtStep> curve = new ArrayList<>();
        for (int checkpoint = 0; checkpoint < options.budget().checkpoints(); checkpoint++) {
            curve.add(new AtStep(options.budget().step(checkpoint), MeanError.of(column(losses, at, checkpoint))));
        }
        double[] last = column(losses, at, options.budget().checkpoints() - 1);
        return new OfNetwork(
                contestant.network().title(),
                contestant.network().weights(SyntheticShape.standard().inputs()),
                contestant.rate(),
                contestant.correlation(),
                IntStream.range(0, last.length).mapToObj(i -> last[i]).toList(),
                curve);
    }

    private static double[] column(double[][][] losses, int contestant, int checkpoint) {
        return Stream.of(losses)
                .mapToDouble(ofSeed -> ofSeed[contestant][checkpoint])
                .toArray();
    }

    private static List<Difference> differences(List<OfNetwork> losses) {
        String base = SyntheticNetwork.SHARED_BOTTOM.title();
        List<Difference> differences = new ArrayList<>();
        for (OfNetwork some : losses) {
            for (OfNetwork other : losses) {
                if (other.network().equals(base)
                        && !some.network().equals(base)
                        && other.correlation() == some.correlation()) {
                    differences.add(difference(some, other));
                }
            }
        }
        return differences;
    }

    private static Difference difference(OfNetwork some, OfNetwork base) {
        double[] less = IntStream.range(0, some.last().size())
                .mapToDouble(i -> some.last().get(i) - base.last().get(i))
                .toArray();
        int below =
                (int) IntStream.range(0, less.length).filter(i -> less[i] < 0).count();
        return new Difference(
                some.network(),
                some.correlation(),
                MeanError.of(less),
                Spread.of(less).median(),
                below);
    }
}
