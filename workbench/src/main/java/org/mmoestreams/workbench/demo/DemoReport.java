package org.mmoestreams.workbench.demo;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a demonstration saw. {@code null} where there is no such figure: no evaluation was asked for, a class is absent,
 * or the system does not tell.
 *
 * @param rows rows read: as many as events sent and rows skipped
 * @param rowsSkipped rows among them that made no event
 * @param events events sent: as many as predictions and dead letters
 * @param labels labels sent after their events
 * @param startSeconds from the start to the first predictions read
 * @param seconds from those to the last prediction read: the start is left out, as it is of events a second
 * @param eventsPerSecond different events predicted a second,
 *     from the first predictions read to the last; null when all were read at once
 * @param predictions committed predictions read
 * @param eventsPredicted different events among them, by their ids
 * @param deadLetters dead letters read
 * @param kills how often the learner was killed on the way
 * @param windows closed windows of all models
 * @param rowsLearnt rows in them
 * @param modelDigest the model's digest, null when nothing was learnt; of several, the SHA-256 over their digests in
 *     order of partition
 * @param models the models, by partition
 * @param learnerPeakResidentBytes most memory that the learner's last process had resident
 * @param tasks figures by task
 */
public record DemoReport(
        long rows,
        long rowsSkipped,
        long events,
        long labels,
        double startSeconds,
        double seconds,
        Double eventsPerSecond,
        long predictions,
        long eventsPredicted,
        long deadLetters,
        int kills,
        long windows,
        long rowsLearnt,
        String modelDigest,
        List<Model> models,
        Long learnerPeakResidentBytes,
        Map<String, TaskFigures> tasks) {

    /**
     * How the stream went.
     *
     * @param events events sent
     * @param labels labels sent after them
     * @param rowsSkipped rows that made no event
     * @param startSeconds from the start to the first predictions read
     * @param seconds from those to the last prediction read
     * @param perSecond how fast events were predicted, where that can be told
     * @param kills how often the learner was killed on the way
     */
    record Run(
            long events,
            long labels,
            long rowsSkipped,
            double startSeconds,
            double seconds,
            OptionalDouble perSecond,
            int kills) {}

    /**
     * One model.
     *
     * @param partition the features partition it learns from
     * @param windows its closed windows
     * @param pendingRows rows that wait in its open window
     * @param digest its digest; null before it has learnt its first window
     * @param coreType OpenBLAS core type it was computed with
     * @param evaluationAuc by task, the area under the ROC curve on the evaluation rows
     */
    public record Model(
            int partition,
            long windows,
            long pendingRows,
            String digest,
            String coreType,
            Map<String, Double> evaluationAuc) {}

    /**
     * One task. What belongs to the other kind of task is null.
     *
     * @param prequentialAuc binary: over all learnt rows, each scored before it was learnt
     * @param slidingAuc binary: over the sliding window, the last of them
     * @param evaluationAuc binary: on the evaluation rows; of several models, of their mean prediction
     * @param logLoss binary: over all learnt rows
     * @param prequentialErrors regression: over all learnt rows, each scored before it was learnt
     * @param slidingErrors regression: over the sliding window
     */
    public record TaskFigures(
            Double prequentialAuc,
            Double slidingAuc,
            Double evaluationAuc,
            Double logLoss,
            ErrorFigures prequentialErrors,
            ErrorFigures slidingErrors) {

        /** Those of a binary task. */
        public static TaskFigures binary(
                Double prequentialAuc, Double slidingAuc, Double evaluationAuc, Double logLoss) {
            return new TaskFigures(prequentialAuc, slidingAuc, evaluationAuc, logLoss, null, null);
        }

        /** Those of a regression task. */
        public static TaskFigures regression(ErrorFigures prequential, ErrorFigures sliding) {
            return new TaskFigures(null, null, null, null, prequential, sliding);
        }

        /** Whether it has those of a regression task. */
        public boolean hasErrors() {
            return prequentialErrors != null;
        }
    }
}
