package org.mmoestreams.app.metrics;

/** The mean log loss of a binary task, in nats, 0 to 34.54; see {@link org.mmoestreams.metrics.LogLoss}. */
final class MeanLogLoss extends MeanOfRows {

    static final String NAME = "log_loss";

    MeanLogLoss() {
        super(NAME);
    }

    @Override
    double of(Scores window, int row) {
        return window.loss(row);
    }
}
