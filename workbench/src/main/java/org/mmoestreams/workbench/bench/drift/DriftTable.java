package org.mmoestreams.workbench.bench.drift;

import org.mmoestreams.workbench.bench.Table;

/** What the benchmark of drifts measured, for a person to read. */
public final class DriftTable {

    private static final int DECIMALS = 4;

    private DriftTable() {}

    /** A row for each drift and task. */
    public static Table of(DriftFigures figures) {
        Table table = Table.of(
                "drift, task", "AUC before", "alarm after", "alarms", "followed after", "AUC then", "fresh learner");
        for (DriftFigures.Followed followed : figures.drifts()) {
            table.row(
                    followed.drift() + ", " + followed.task(),
                    figure(followed.aucBefore()),
                    count(followed.alarmAfter()),
                    Long.toString(followed.alarms()),
                    count(followed.followedAfter()),
                    figure(followed.auc()),
                    figure(followed.freshAuc()));
        }
        return table;
    }

    private static String figure(Double value) {
        return value == null ? "-" : Table.figure(value, DECIMALS);
    }

    private static String count(Long value) {
        return value == null ? "-" : Table.figure(value, 0);
    }
}
