package org.mmoestreams.workbench.bench;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of text: the first column to the left, figures to the right, columns as wide as what is in them. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> headings) {
        rows.add(headings);
    }

    /** A table without rows. */
    public static Table of(String... headings) {
        return new Table(List.of(headings));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException when it has not one cell per heading
     */
    public Table row(String... cells) {
        check(
                cells.length == rows.get(0).size(),
                "table row",
                cells.length + " cells",
                rows.get(0).size() + "");
        rows.add(List.of(cells));
        return this;
    }

    /** A figure with so many decimals. */
    public static String figure(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** Median and, in brackets, the 10th and the 90th percentile, with so many decimals. */
    public static String figure(Spread spread, int decimals) {
        return figure(spread.median(), decimals) + " [" + figure(spread.p10(), decimals) + ", "
                + figure(spread.p90(), decimals) + "]";
    }

    /** The table, a line per row. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String padding = " ".repeat(width(column) - row.get(column).length());
                line.append(column == 0 ? row.get(column) + padding : GAP + padding + row.get(column));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
