package org.mmoestreams.workbench.example;

import java.util.List;
import java.util.Map;
import org.mmoestreams.workbench.batch.EpochFigures;
import org.mmoestreams.workbench.batch.RowCounts;
import org.mmoestreams.workbench.batch.TaskFigures;
import org.mmoestreams.workbench.batch.TrainReport;

/**
 * What came of a training in epochs, without how long it took.
 *
 * @param name of the contender
 * @param rows how many there were
 * @param best the epoch of the best model, by the validation
 * @param epochs what came of each
 */
record Trained(String name, RowCounts rows, int best, List<OfEpoch> epochs) {

    static Trained of(String name, TrainReport report) {
        return new Trained(
                name,
                report.rows(),
                report.best(),
                report.epochs().stream().map(OfEpoch::of).toList());
    }

    /** The figures of the best model; those of the last where none has any to watch. */
    OfEpoch atBest() {
        return epochs.get((best == 0 ? epochs.size() : best) - 1);
    }

    /**
     * Figures by task.
     *
     * @param epoch counted from 1
     * @param train of the rows learnt, by the model after the epoch
     * @param progressive of the same, each predicted right before it was learnt
     * @param validation of the validation rows
     * @param test of the test rows; null where there are none
     * @param digest of the model
     */
    record OfEpoch(
            int epoch,
            Map<String, TaskFigures> train,
            Map<String, TaskFigures> progressive,
            Map<String, TaskFigures> validation,
            Map<String, TaskFigures> test,
            String digest) {

        private static OfEpoch of(EpochFigures figures) {
            return new OfEpoch(
                    figures.epoch(),
                    figures.train(),
                    figures.progressive(),
                    figures.validation(),
                    figures.test(),
                    figures.digest());
        }
    }
}
