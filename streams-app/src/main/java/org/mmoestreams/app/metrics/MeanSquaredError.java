package org.mmoestreams.app.metrics;

import java.util.OptionalDouble;

/**
 * The mean squared error of a regression task, in the label's unit squared, and its square root, in the label's unit:
 * two figures of one sum.
 */
final class MeanSquaredError extends MeanOfRows {

    static final String NAME = "squared_error";
    /** The square root of the mean squared error. */
    static final String ROOT = "rmse";

    MeanSquaredError() {
        super(NAME);
    }

    @Override
    double[] of(Scores window) {
        return window.losses();
    }

    @Override
    public void report(Measures out) {
        super.report(out);
        OptionalDouble mean = value();
        out.exact(ROOT, rows(), mean.isPresent() ? OptionalDouble.of(Math.sqrt(mean.getAsDouble())) : mean);
    }
}
