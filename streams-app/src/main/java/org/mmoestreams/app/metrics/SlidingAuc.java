package org.mmoestreams.app.metrics;

import org.mmoestreams.metrics.BatchAuc;

/**
 * What goes by the order of scores, see {@link RankFigures}, of a binary task's rows in a sliding window, exact.
 * Adding and removing cost next to nothing; a report sorts the rows that came and went since the last.
 */
final class SlidingAuc implements SlidingMetric {

    private final BatchAuc auc = new BatchAuc();

    @Override
    public String name() {
        return TotalAuc.NAME;
    }

    @Override
    public void add(Scores window, int from, int end) {
        for (int row = from; row < end; row++) {
            auc.add(window.score(row), window.label(row) > 0);
        }
    }

    @Override
    public void remove(Scores window, int from, int end) {
        for (int row = from; row < end; row++) {
            auc.remove(window.score(row), window.label(row) > 0);
        }
    }

    @Override
    public void report(Measures out) {
        RankFigures.exact(out, auc.groups());
    }
}
