package org.mmoestreams.app.metrics;

/** The mean label: the share of positives (binary), or in its own unit (regression). */
final class MeanLabel extends MeanOfRows {

    static final String NAME = "positive_rate";

    MeanLabel() {
        super(NAME);
    }

    @Override
    double of(Scores window, int row) {
        return window.label(row);
    }
}
