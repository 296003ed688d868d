package org.mmoestreams.workbench.batch;

import java.util.OptionalDouble;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.Task;
import org.mmoestreams.metrics.BatchAuc;
import org.mmoestreams.metrics.ExactSum;
import org.mmoestreams.metrics.LogLoss;

/** What is counted of one task's predictions. Each row counts once, whatever it weighs in the loss. */
final class TaskTally {

    private final Task task;
    private final int index;
    private final BatchAuc areas = new BatchAuc();
    private final ExactSum losses = new ExactSum();
    private final ExactSum predicted = new ExactSum();
    private final ExactSum observed = new ExactSum();
    private long rows;

    TaskTally(Task task, int index) {
        this.task = task;
        this.index = index;
    }

    /** Counts a predicted row, unless its label is not known. */
    void add(RowBatch batch, int row) {
        double label = batch.label(row, index);
        if (Double.isNaN(label)) {
            return;
        }
        double said = batch.prediction(row, index);
        rows++;
        predicted.add(said);
        observed.add(label);
        if (task.isBinary()) {
            areas.add(said, label > 0);
            losses.add(LogLoss.of(said, label > 0));
        } else {
            losses.add((said - label) * (said - label));
        }
    }

    /** The figures of the rows so far. */
    TaskFigures figures() {
        OptionalDouble area = task.isBinary() ? areas.auc() : OptionalDouble.empty();
        double sum = observed.value();
        return new TaskFigures(
                rows,
                rows == 0 ? null : losses.value() / rows,
                area.isPresent() ? area.getAsDouble() : null,
                sum == 0 ? null : predicted.value() / sum);
    }
}
