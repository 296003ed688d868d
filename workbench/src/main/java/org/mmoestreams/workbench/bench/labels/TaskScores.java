package org.mmoestreams.workbench.bench.labels;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.ExactAuc;
import org.mmoestreams.metrics.ExactSum;
import org.mmoestreams.metrics.LogLoss;

/** Collects the predictions of a binary task and what became of the events. */
final class TaskScores {

    private final ExactAuc area = new ExactAuc();
    private final ExactSum losses = new ExactSum();
    private final ExactSum said = new ExactSum();

    /** Those of a task over the events from one on; events whose label is not known do not count. */
    static TaskScores of(Published published, TrueLabels truth, int task, int from) {
        TaskScores scores = new TaskScores();
        for (int event = from; event < published.size(); event++) {
            double label = truth.label(event, task);
            if (!Double.isNaN(label)) {
                scores.add(published.prediction(event, task), label > 0);
            }
        }
        return scores;
    }

    long rows() {
        return area.rows();
    }

    long positives() {
        return area.positives();
    }

    TaskFigures.Quality quality() {
        OptionalDouble auc = area.auc();
        return new TaskFigures.Quality(
                auc.isPresent() ? auc.getAsDouble() : null,
                area.rows() == 0 ? null : losses.value() / area.rows(),
                area.positives() == 0 ? null : said.value() / area.positives());
    }

    void add(double probability, boolean positive) {
        area.add(probability, positive);
        losses.add(LogLoss.of(probability, positive));
        said.add(probability);
    }
}
