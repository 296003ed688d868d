package org.mmoestreams.app.metrics;

import org.mmoestreams.metrics.SlidingQuantiles;

/**
 * The exact quantiles of a regression task's absolute errors in a sliding window, in the label's unit: that of half of
 * the rows, of 90 % and of 99 %. A report sorts the errors that came and went since the last.
 */
final class SlidingErrorQuantiles implements SlidingMetric {

    private final SlidingQuantiles errors = new SlidingQuantiles();

    @Override
    public String name() {
        return TotalErrorQuantiles.NAME;
    }

    @Override
    public void add(Scores window, int from, int end) {
        for (int row = from; row < end; row++) {
            errors.add(window.absoluteErrors()[row]);
        }
    }

    @Override
    public void remove(Scores window, int from, int end) {
        for (int row = from; row < end; row++) {
            errors.remove(window.absoluteErrors()[row]);
        }
    }

    @Override
    public void report(Measures out) {
        for (int percent : TotalErrorQuantiles.PERCENTS) {
            out.exact(TotalErrorQuantiles.figure(percent), errors.count(), errors.quantile(percent / 100.0));
        }
    }
}
