package org.mmoestreams.workbench.batch;

import java.util.Map;

/**
 * What came of an epoch. Figures are by task, of the model at its end.
 *
 * @param epoch counted from 1
 * @param train of the rows learnt
 * @param progressive of the rows learnt, each predicted right before it was
 * @param validation of the validation rows; null where there are none
 * @param test of the test rows; null where there are none
 * @param digest of the model that was scored
 * @param throughput how long it took
 */
public record EpochFigures(
        int epoch,
        Map<String, TaskFigures> train,
        Map<String, TaskFigures> progressive,
        Map<String, TaskFigures> validation,
        Map<String, TaskFigures> test,
        String digest,
        Throughput throughput) {

    /** What says which model is best: the validation's figures, where there are any. */
    Map<String, TaskFigures> watched() {
        return validation == null ? train : validation;
    }
}
