package org.mmoestreams.workbench.bench.labels;

/**
 * How good the published predictions of a binary task were, against what the rows say in the end.
 *
 * @param rows events whose label is known in the end
 * @param positives positive ones among them
 * @param all over all events
 * @param lastHalf over the last half of the events
 * @param sent labels that were sent after their events
 * @param late labels among them that came after the end of the task's window
 * @param corrected labels that corrected a negative
 */
record TaskFigures(long rows, long positives, Quality all, Quality lastHalf, long sent, long late, long corrected) {

    /**
     * Three views of some predictions; null where there is no such figure, as when a class is absent.
     *
     * @param auc area under the ROC curve
     * @param logLoss mean logarithmic loss, in nats
     * @param calibration sum of the predictions over the number of positives
     */
    record Quality(Double auc, Double logLoss, Double calibration) {}
}
