package org.mmoestreams.metrics.batch;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.mmoestreams.metrics.QuantileRank;

/** The absolute errors of a batch of predicted numbers, and their quantiles, exact. */
public final class AbsoluteErrors {

    private final double[] ascending;

    private AbsoluteErrors(double[] ascending) {
        this.ascending = ascending;
    }

    /**
     * The errors of predictions, row by row.
     *
     * @throws IllegalArgumentException when the arrays differ in length or an error is not finite
     */
    public static AbsoluteErrors of(double[] predictions, double[] labels) {
        check(
                predictions.length == labels.length,
                "errors.labels",
                labels.length,
                "as many as predictions, " + predictions.length);
        double[] errors = new double[labels.length];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Math.abs(labels[row] - predictions[row]);
            check(Double.isFinite(errors[row]), "errors.error", errors[row], "a finite error in row " + row);
        }
        Arrays.sort(errors);
        return new AbsoluteErrors(errors);
    }

    /** How many rows there are. */
    public int size() {
        return ascending.length;
    }

    /**
     * The least error that a share of all are not above, such as 0.5 for the median: always one of the errors, never
     * between two. Empty without rows.
     *
     * @param share 0 to 1
     */
    public OptionalDouble quantile(double share) {
        int rank = (int) QuantileRank.of(share, ascending.length);
        return ascending.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(ascending[rank - 1]);
    }
}
