package org.mmoestreams.workbench.bench;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.List;

/**
 * A figure that was measured several times.
 *
 * @param median the middle value; of an even number the mean of the two in the middle
 * @param p10 the value that a tenth lie below, interpolated
 * @param p90 the value that a tenth lie above, interpolated
 * @param values all values, in the order in which they were measured
 */
public record Spread(double median, double p10, double p90, List<Double> values) {

    /** Keeps a copy of the values. */
    public Spread {
        values = List.copyOf(values);
    }

    /**
     * The spread of at least one value.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Spread of(List<Double> values) {
        check(!values.isEmpty(), "measured values", values.size(), ">= 1");
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Spread(quantile(sorted, 0.5), quantile(sorted, 0.1), quantile(sorted, 0.9), values);
    }

    /** The spread of at least one value. */
    public static Spread of(double... values) {
        return of(Arrays.stream(values).boxed().toList());
    }

    private static double quantile(double[] sorted, double fraction) {
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
