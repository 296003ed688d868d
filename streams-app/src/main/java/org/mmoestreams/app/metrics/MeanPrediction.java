package org.mmoestreams.app.metrics;

/** The mean prediction: a probability (binary), or a value in the label's unit (regression). */
class MeanPrediction extends MeanOfRows {

    static final String NAME = "mean_prediction";

    MeanPrediction() {
        super(NAME);
    }

    @Override
    final double[] of(Scores window) {
        return window.scores();
    }
}
