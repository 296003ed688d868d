package org.mmoestreams.workbench.bench.drift;

import java.util.List;

/**
 * What the benchmark of drifts measured.
 *
 * @param rows events that were learnt
 * @param alarmsBefore alarms of all tasks before the first drift: false ones
 * @param drifts by drift and task
 */
public record DriftFigures(long rows, long alarmsBefore, List<Followed> drifts) {

    /**
     * How a task's drift was followed. Figures are null where there are none, as after a drift near the end.
     *
     * @param drift as the user said it
     * @param task the task
     * @param aucBefore over the last rows before the drift
     * @param alarmAfter how many rows after the drift began its first alarm was
     * @param alarms alarms of the task from there to the next drift
     * @param followedAfter how many rows after the drift was complete the learner was as good as one that began there,
     *     but for 0.01 of AUC, over rows since then alone
     * @param auc over the last rows, at the place where learners are compared
     * @param freshAuc that of the learner that began after the drift, over the same rows
     */
    public record Followed(
            String drift,
            String task,
            Double aucBefore,
            Long alarmAfter,
            long alarms,
            Long followedAfter,
            Double auc,
            Double freshAuc) {}
}
