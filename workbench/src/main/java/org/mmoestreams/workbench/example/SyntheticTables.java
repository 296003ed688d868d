package org.mmoestreams.workbench.example;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mmoestreams.workbench.bench.Table;
import org.mmoestreams.workbench.example.SyntheticFigures.Difference;
import org.mmoestreams.workbench.example.SyntheticFigures.OfNetwork;

/** The tables of {@link SyntheticExample}. */
final class SyntheticTables {

    private static final int DECIMALS = 5;

    private SyntheticTables() {}

    /** What was tried, where something was; losses; and their differences. */
    static List<Table> of(SyntheticFigures figures) {
        List<Table> tables = new ArrayList<>();
        if (!figures.search().isEmpty()) {
            tables.add(search(figures));
        }
        tables.add(losses(figures));
        tables.add(differences(figures));
        return tables;
    }

    private static Table search(SyntheticFigures figures) {
        Table table = Table.of("search", "rate", "loss");
        figures.search()
                .forEach(tried -> table.row(
                        tried.network(), Double.toString(tried.rate()), Table.figure(tried.loss(), DECIMALS)));
        return table;
    }

    private static Table losses(SyntheticFigures figures) {
        Table table = Table.of(headings("loss, mean ± standard error", figures, "rate", "weights"));
        for (SyntheticNetwork network : SyntheticNetwork.values()) {
            List<String> cells = new ArrayList<>(List.of(network.title()));
            OfNetwork first =
                    figures.of(network, figures.options().correlations().get(0));
            cells.add(Double.toString(first.rate()));
            cells.add(Table.figure(first.weights(), 0));
            figures.options()
                    .correlations()
                    .forEach(correlation ->
                            cells.add(figures.of(network, correlation).end().text(DECIMALS)));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static Table differences(SyntheticFigures figures) {
        Table table = Table.of(headings("less that of shared-bottom; median; seeds below", figures));
        for (SyntheticNetwork network : SyntheticNetwork.values()) {
            List<String> cells = new ArrayList<>(List.of(network.title()));
            figures.differences().stream()
                    .filter(difference -> difference.network().equals(network.title()))
                    .forEach(difference ->
                            cells.add(difference(difference, figures.options().seeds())));
            if (cells.size() > 1) {
                table.row(cells.toArray(String[]::new));
            }
        }
        return table;
    }

    private static String difference(Difference difference, int seeds) {
        return difference.loss().text(DECIMALS) + "; " + Table.figure(difference.median(), DECIMALS) + "; "
                + difference.below() + "/" + seeds;
    }

    private static String[] headings(String first, SyntheticFigures figures, String... more) {
        return Stream.of(
                        Stream.of(first),
                        Stream.of(more),
                        figures.options().correlations().stream().map(correlation -> "correlation " + correlation))
                .flatMap(names -> names)
                .toArray(String[]::new);
    }
}
