package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import org.mmoestreams.metrics.batch.ConfusionCounts;

/**
 * How a binary task's rows are called when those whose score reaches a threshold are called positive: accuracy,
 * precision, recall and F1, of the same four counts. Counts that were stored with another threshold are not gone on
 * from.
 */
final class ThresholdFigures extends RowFigure {

    private static final int CALLED_POSITIVE = 1;
    private static final int POSITIVE = 2;
    private static final int KINDS = 4;

    private final double threshold;
    /** By what a row was called, and what it is. */
    private final long[] counts = new long[KINDS];

    ThresholdFigures(double threshold) {
        super("accuracy");
        this.threshold = threshold;
    }

    @Override
    void count(Scores window, int from, int end) {
        for (int row = from; row < end; row++) {
            count(window.score(row), window.label(row) > 0, 1);
        }
    }

    @Override
    void discount(Scores window, int from, int end) {
        for (int row = from; row < end; row++) {
            count(window.score(row), window.label(row) > 0, -1);
        }
    }

    @Override
    OptionalDouble figure(long rows) {
        return counts().accuracy();
    }

    @Override
    public void report(Measures out) {
        super.report(out);
        ConfusionCounts counts = counts();
        out.exact("precision", rows(), counts.precision());
        out.exact("recall", rows(), counts.recall());
        out.exact("f1", rows(), counts.f1());
    }

    @Override
    byte[] state() {
        ByteBuffer out = ByteBuffer.allocate(Double.BYTES + KINDS * Long.BYTES).putDouble(threshold);
        out.asLongBuffer().put(counts);
        return out.array();
    }

    @Override
    boolean continues(byte[] state) {
        return ByteBuffer.wrap(state).getDouble() == threshold;
    }

    @Override
    void resume(byte[] state) {
        ByteBuffer.wrap(state).position(Double.BYTES).asLongBuffer().get(counts);
    }

    private void count(double score, boolean positive, int change) {
        counts[(positive ? POSITIVE : 0) + (score >= threshold ? CALLED_POSITIVE : 0)] += change;
    }

    private ConfusionCounts counts() {
        return new ConfusionCounts(
                counts[POSITIVE + CALLED_POSITIVE], counts[CALLED_POSITIVE], counts[0], counts[POSITIVE]);
    }
}
