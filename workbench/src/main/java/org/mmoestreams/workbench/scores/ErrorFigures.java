package org.mmoestreams.workbench.scores;

import java.util.List;
import java.util.OptionalDouble;
import org.mmoestreams.metrics.ExactSum;
import org.mmoestreams.metrics.batch.AbsoluteErrors;

/**
 * How far predicted numbers are from labels. Rows count with their weights; quantiles of errors are not defined with
 * weights.
 */
final class ErrorFigures {

    private final ScoreTable table;
    private final int column;
    private final double weight;

    private ErrorFigures(ScoreTable table, int column) {
        this.table = table;
        this.column = column;
        this.weight = sum(row -> 1);
    }

    /** The figures of a column. */
    static List<Figure> of(ScoreTable table, int column) {
        return new ErrorFigures(table, column).all();
    }

    private List<Figure> all() {
        OptionalDouble squared = mean(row -> error(row) * error(row));
        AbsoluteErrors errors = table.isWeighted()
                ? AbsoluteErrors.of(new double[0], new double[0])
                : AbsoluteErrors.of(table.scores(column), table.labels());
        return List.of(
                Figure.of("absolute_error", "mean absolute error", mean(row -> Math.abs(error(row)))),
                Figure.of(
                        "rmse",
                        "root mean squared error",
                        squared.stream().map(Math::sqrt).findFirst()),
                Figure.of("r_squared", "R squared", rSquared()),
                quantile(errors, 0.5, "absolute error, median"),
                quantile(errors, 0.9, "  9 of 10 up to"),
                quantile(errors, 0.99, "  99 of 100 up to"),
                quantile(errors, 1, "  largest"));
    }

    private static Figure quantile(AbsoluteErrors errors, double share, String title) {
        return Figure.of("absolute_error_p" + Math.round(100 * share), title, errors.quantile(share));
    }

    /** Deviations are taken from the rounded mean; what the rounding adds to their squares is taken away. */
    private OptionalDouble rSquared() {
        if (weight == 0 || labelsAreAlike()) {
            return OptionalDouble.empty();
        }
        double mean = sum(table::label) / weight;
        double off = sum(row -> table.label(row) - mean);
        double deviations = sum(row -> (table.label(row) - mean) * (table.label(row) - mean)) - off * off / weight;
        double unexplained = sum(row -> error(row) * error(row)) / deviations;
        return Double.isFinite(unexplained) ? OptionalDouble.of(1 - unexplained) : OptionalDouble.empty();
    }

    private boolean labelsAreAlike() {
        double some = Double.NaN;
        for (int row = 0; row < table.rows(); row++) {
            if (table.weight(row) > 0 && table.label(row) != some) {
                if (!Double.isNaN(some)) {
                    return false;
                }
                some = table.label(row);
            }
        }
        return true;
    }

    private double error(int row) {
        return table.score(column, row) - table.label(row);
    }

    private OptionalDouble mean(RowNumber number) {
        return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum(number) / weight);
    }

    private double sum(RowNumber number) {
        ExactSum sum = new ExactSum();
        for (int row = 0; row < table.rows(); row++) {
            sum.add(table.weight(row) * number.of(row));
        }
        return sum.value();
    }

    /** A number that each row has. */
    @FunctionalInterface
    private interface RowNumber {

        double of(int row);
    }
}
