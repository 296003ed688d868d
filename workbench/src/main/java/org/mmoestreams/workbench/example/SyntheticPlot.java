package org.mmoestreams.workbench.example;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mmoestreams.workbench.example.SyntheticFigures.OfNetwork;

/** The plot of {@link SyntheticExample}: losses by correlation, and by steps at the least and the largest one. */
final class SyntheticPlot {

    private static final String LOSS = "mean squared error";

    private SyntheticPlot() {}

    /** The plot; bands are a standard error to each side. */
    static Plot of(String name, SyntheticFigures figures) {
        List<Double> correlations = figures.options().correlations();
        List<Panel> panels = new ArrayList<>();
        panels.add(Panel.of(
                "after the last step",
                Axis.linear("correlation of the tasks"),
                Axis.linear(LOSS),
                Stream.of(SyntheticNetwork.values())
                        .map(network -> byCorrelation(figures, network))
                        .toList()));
        Stream.of(correlations.get(0), correlations.get(correlations.size() - 1))
                .distinct()
                .forEach(correlation -> panels.add(byStep(figures, correlation)));
        return new Plot(name, panels);
    }

    private static Curve byCorrelation(SyntheticFigures figures, SyntheticNetwork network) {
        return new Curve(
                network.title(),
                figures.options().correlations().stream()
                        .map(correlation ->
                                figures.of(network, correlation).end().at(correlation))
                        .toList());
    }

    private static Panel byStep(SyntheticFigures figures, double correlation) {
        return Panel.of(
                "correlation " + correlation,
                Axis.linear("steps of " + figures.options().budget().batchRows() + " rows"),
                Axis.logarithmic(LOSS),
                Stream.of(SyntheticNetwork.values())
                        .map(network -> curve(figures.of(network, correlation)))
                        .toList());
    }

    private static Curve curve(OfNetwork network) {
        return new Curve(
                network.network(),
                network.curve().stream().map(at -> at.loss().at(at.step())).toList());
    }
}
