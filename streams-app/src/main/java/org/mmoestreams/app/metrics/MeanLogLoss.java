package org.mmoestreams.app.metrics;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.batch.NormalisedEntropy;

/**
 * The mean log loss of a binary task, in nats, 0 to 34.54; see {@link org.mmoestreams.metrics.LogLoss}. And that loss
 * over the loss of the share of positives: a figure of two metrics' sums, which is none where they are not over the
 * same rows.
 */
final class MeanLogLoss extends MeanOfRows {

    static final String NAME = "log_loss";

    private final MeanLabel labels;

    /**
     * No rows yet.
     *
     * @param labels over the same rows
     */
    MeanLogLoss(MeanLabel labels) {
        super(NAME);
        this.labels = labels;
    }

    @Override
    double[] of(Scores window) {
        return window.losses();
    }

    @Override
    public void report(Measures out) {
        super.report(out);
        double positives = labels.sum();
        OptionalDouble entropy = NormalisedEntropy.of(sum(), positives, labels.rows() - positives);
        out.exact("normalised_entropy", rows(), labels.rows() == rows() ? entropy : OptionalDouble.empty());
    }
}
