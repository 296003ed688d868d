package org.mmoestreams.app.metrics;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.features.Task;

/**
 * Which metrics a task has, in the order in which they are published. To add one, write its class and name it here;
 * its figures are then among the published measures, and its state has chunks of its own beside those that are
 * there.
 */
final class MetricList {

    private MetricList() {}

    /** New metrics over no rows, for a sliding window. */
    static List<SlidingMetric> sliding(Task task) {
        List<SlidingMetric> metrics = new ArrayList<>();
        if (task.isBinary()) {
            metrics.add(new SlidingAuc());
            metrics.addAll(binary(task));
        } else {
            metrics.addAll(regression(task));
            metrics.add(new SlidingErrorQuantiles());
        }
        return metrics;
    }

    /** New metrics over no rows, for all rows since the start. */
    static List<TotalMetric> total(Task task) {
        List<TotalMetric> metrics = new ArrayList<>();
        if (task.isBinary()) {
            metrics.add(new TotalAuc());
            metrics.addAll(binary(task));
        } else {
            metrics.addAll(regression(task));
            metrics.add(new TotalErrorQuantiles());
        }
        return metrics;
    }

    private static List<RowFigure> binary(Task task) {
        MeanLabel labels = new MeanLabel(task);
        return List.of(
                new MeanLogLoss(labels),
                new MeanProbability(labels),
                labels,
                new ProbabilityFigures(),
                new ThresholdFigures(task.binary().usedThreshold()));
    }

    private static List<RowFigure> regression(Task task) {
        return List.of(
                new MeanSquaredError(),
                new MeanAbsoluteError(),
                new RSquared(),
                new MeanPrediction(),
                new MeanLabel(task));
    }
}
