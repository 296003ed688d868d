package org.mmoestreams.app.metrics;

/** The mean absolute error of a regression task, in the label's unit. */
final class MeanAbsoluteError extends MeanOfRows {

    static final String NAME = "absolute_error";

    MeanAbsoluteError() {
        super(NAME);
    }

    @Override
    double[] of(Scores window) {
        return window.absoluteErrors();
    }
}
