package org.mmoestreams.app.metrics;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.batch.Calibration;

/**
 * The mean probability that was predicted of a binary task, and how that compares with the share of positives: a figure
 * of two metrics' sums, which is none where they are not over the same rows.
 */
final class MeanProbability extends MeanPrediction {

    private final MeanLabel labels;

    /**
     * No rows yet.
     *
     * @param labels over the same rows
     */
    MeanProbability(MeanLabel labels) {
        this.labels = labels;
    }

    @Override
    public void report(Measures out) {
        super.report(out);
        OptionalDouble calibration = Calibration.of(sum(), labels.sum());
        out.exact("calibration", rows(), labels.rows() == rows() ? calibration : OptionalDouble.empty());
    }
}
