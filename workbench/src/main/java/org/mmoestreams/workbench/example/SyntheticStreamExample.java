package org.mmoestreams.workbench.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmoestreams.workbench.bench.Table;
import org.mmoestreams.workbench.example.SyntheticStreamFigures.AtRow;
import org.mmoestreams.workbench.example.SyntheticStreamFigures.OfNetwork;
import org.mmoestreams.workbench.example.SyntheticStreamFigures.OfPhase;

/**
 * {@link SyntheticExample} as a stream: each window is predicted, then learnt, and the correlation of the tasks changes
 * on the way. The first task stays what it is; the second one becomes another.
 */
public final class SyntheticStreamExample implements Example {

    private static final int PARTS = 10;
    private static final int DECIMALS = 4;

    private final SyntheticStreamOptions options;

    /** The example. */
    public SyntheticStreamExample(SyntheticStreamOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "synthetic-stream";
    }

    @Override
    public Outcome run(Progress progress) {
        List<Map<SyntheticNetwork, double[]>> losses = new ArrayList<>();
        for (int i = 0; i < options.seeds(); i++) {
            progress.say("seed " + (options.seed() + i) + ", " + (i + 1) + " of " + options.seeds());
            losses.add(SyntheticStreamRun.losses(options.phases(), options.seed() + i, progress));
        }
        List<OfNetwork> networks = Stream.of(SyntheticNetwork.values())
                .map(network -> ofNetwork(network, losses))
                .toList();
        return new Outcome(
                List.of(table(networks)), List.of(plot(networks)), new SyntheticStreamFigures(options, networks));
    }

    private OfNetwork ofNetwork(SyntheticNetwork network, List<Map<SyntheticNetwork, double[]>> losses) {
        SyntheticPhases phases = options.phases();
        double[][] ofSeeds = losses.stream().map(ofSeed -> ofSeed.get(network)).toArray(double[][]::new);
        List<OfPhase> ofPhases = new ArrayList<>();
        for (int phase = 0; phase < phases.correlations().size(); phase++) {
            int from = phase * phases.windows();
            ofPhases.add(new OfPhase(
                    phases.correlations().get(phase),
                    mean(ofSeeds, from, from + part(1)),
                    mean(ofSeeds, from + part(PARTS / 2), from + phases.windows())));
        }
        return new OfNetwork(network.title(), network.rate(), ofPhases, curve(ofSeeds));
    }

    private List<AtRow> curve(double[][] ofSeeds) {
        SyntheticPhases phases = options.phases();
        List<AtRow> curve = new ArrayList<>();
        for (int from = 0; from < phases.allWindows(); from += phases.windows()) {
            for (int part = 0; part < PARTS; part++) {
                int first = from + part(part);
                int behind = from + part(part + 1);
                double middle = (phases.rowsBefore(first) + phases.rowsBefore(behind)) / 2.0;
                curve.add(new AtRow(middle, mean(ofSeeds, first, behind)));
            }
        }
        return curve;
    }

    /** The window that begins a tenth of a phase. */
    private int part(int number) {
        return (int) ((long) number * options.phases().windows() / PARTS);
    }

    private static MeanError mean(double[][] ofSeeds, int from, int to) {
        return MeanError.of(Stream.of(ofSeeds)
                .mapToDouble(losses -> IntStream.range(from, to)
                        .mapToDouble(i -> losses[i])
                        .average()
                        .orElseThrow())
                .toArray());
    }

    private Table table(List<OfNetwork> networks) {
        List<String> headings = new ArrayList<>(List.of("first tenth, last half"));
        options.phases().correlations().forEach(correlation -> headings.add("correlation " + correlation));
        Table table = Table.of(headings.toArray(String[]::new));
        for (OfNetwork network : networks) {
            List<String> cells = new ArrayList<>(List.of(network.network()));
            network.phases()
                    .forEach(phase -> cells.add(
                            phase.begin().text(DECIMALS) + ", " + phase.end().text(DECIMALS)));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private Plot plot(List<OfNetwork> networks) {
        SyntheticPhases phases = options.phases();
        List<Curve> curves = networks.stream()
                .map(network -> new Curve(
                        network.network(),
                        network.curve().stream()
                                .map(at -> at.loss().at(at.rows()))
                                .toList()))
                .toList();
        List<Mark> marks = IntStream.range(1, phases.correlations().size())
                .mapToObj(phase -> new Mark(
                        phases.rowsBefore(phase * phases.windows()),
                        "to " + phases.correlations().get(phase)))
                .toList();
        Panel panel = new Panel(
                "loss before learning; the correlation begins with "
                        + phases.correlations().get(0),
                Axis.linear("rows"),
                Axis.logarithmic("mean squared error"),
                curves,
                marks);
        return new Plot(name(), List.of(panel));
    }
}
