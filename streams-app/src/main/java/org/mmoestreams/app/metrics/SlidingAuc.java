package org.mmoestreams.app.metrics;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.BatchAuc;

/**
 * The exact area under the ROC curve of a binary task's rows in a sliding window, ties counting one half, and how
 * many rows each class has. Adding and removing cost next to nothing; a report sorts the rows that came and went
 * since the last.
 */
final class SlidingAuc implements SlidingMetric {

    private final BatchAuc auc = new BatchAuc();

    @Override
    public String name() {
        return TotalAuc.NAME;
    }

    @Override
    public void add(Scores window, int row) {
        auc.add(window.score(row), window.label(row) > 0);
    }

    @Override
    public void remove(Scores window, int row) {
        auc.remove(window.score(row), window.label(row) > 0);
    }

    @Override
    public void report(Measures out) {
        long rows = auc.positives() + auc.negatives();
        out.exact(name(), rows, auc.auc());
        out.exact(TotalAuc.POSITIVES, rows, OptionalDouble.of((double) auc.positives()));
        out.exact(TotalAuc.NEGATIVES, rows, OptionalDouble.of((double) auc.negatives()));
    }
}
