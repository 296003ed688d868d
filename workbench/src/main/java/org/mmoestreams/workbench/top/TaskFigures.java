package org.mmoestreams.workbench.top;

import org.mmoestreams.schemas.TaskMetrics;

/**
 * What is shown of one task.
 *
 * @param rows labelled rows so far
 * @param score of a binary task the AUC over all rows, of a regression task the root of the mean squared error; null
 *     where there is none
 * @param slidingScore the same over the sliding window
 * @param logLoss over all rows, binary tasks only; null where there is none
 * @param isBinary which of the two it is
 */
record TaskFigures(long rows, Double score, Double slidingScore, Double logLoss, boolean isBinary) {

    /**
     * Those of a task's newest metrics.
     *
     * @param sliding null where none has come
     */
    static TaskFigures of(TaskMetrics total, TaskMetrics sliding) {
        boolean binary = total.getSquaredError() == null;
        return new TaskFigures(
                total.getRows(), score(total), sliding == null ? null : score(sliding), total.getLogLoss(), binary);
    }

    private static Double score(TaskMetrics metrics) {
        return metrics.getSquaredError() == null ? metrics.getAuc() : Double.valueOf(rootOf(metrics));
    }

    private static double rootOf(TaskMetrics metrics) {
        return Math.sqrt(metrics.getSquaredError());
    }
}
