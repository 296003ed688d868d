package org.mmoestreams.workbench.bench.labels;

import java.util.Map;

/**
 * What came of one policy.
 *
 * @param policy its title
 * @param events events predicted
 * @param labels labels sent after their events
 * @param deadLetters events and labels that could not be used
 * @param versions windows learnt
 * @param digest the final model's; null when nothing was learnt
 * @param seconds from the first event sent to the last commit
 * @param tasks figures by binary task
 * @param oracle how the oracle compares; null when none was asked for
 */
record PolicyFigures(
        String policy,
        long events,
        long labels,
        long deadLetters,
        long versions,
        String digest,
        double seconds,
        Map<String, TaskFigures> tasks,
        OracleFigures oracle) {

    /**
     * How what was published compares with what the same rows in the same order give without Kafka.
     *
     * @param predictions numbers compared: one for each event and task
     * @param different those among them that have other bits
     * @param equalDigest whether the final models are equal
     * @param auc by binary task, the area under the ROC curve of the oracle's predictions over all events
     */
    record OracleFigures(long predictions, long different, boolean equalDigest, Map<String, Double> auc) {

        /** Whether nothing differs. */
        boolean isEqual() {
            return different == 0 && equalDigest;
        }
    }
}
