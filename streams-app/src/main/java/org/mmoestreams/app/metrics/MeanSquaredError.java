package org.mmoestreams.app.metrics;

/** The mean squared error of a regression task, in the label's unit squared. */
final class MeanSquaredError extends MeanOfRows {

    static final String NAME = "squared_error";

    MeanSquaredError() {
        super(NAME);
    }

    @Override
    double of(Scores window, int row) {
        return window.loss(row);
    }
}
