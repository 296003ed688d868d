package org.mmoestreams.workbench.example;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.Locale;

/**
 * A mean, and how far it may be off.
 *
 * @param mean of all values
 * @param standardError the deviation of the values over the root of their number
 */
public record MeanError(double mean, double standardError) {

    /** Of at least two values. */
    public static MeanError of(double... values) {
        check(values.length > 1, "values", values.length, ">= 2, to have a standard error");
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new MeanError(mean, Math.sqrt(squares / (values.length - 1) / values.length));
    }

    /** A point with the standard error as its spread. */
    public Point at(double x) {
        return new Point(x, mean, mean - standardError, mean + standardError);
    }

    /** Both, with so many decimals. */
    public String text(int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f ± %." + decimals + "f", mean, standardError);
    }
}
