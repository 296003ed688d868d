package org.mmoestreams.workbench.bench.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mmoestreams.workbench.bench.Table;

/** What the benchmark of late labels measured, for a person to read. */
public final class LabelTable {

    private LabelTable() {}

    /** A row for each task and policy: all policies of a task, one below the other. */
    public static Table of(LabelFigures figures) {
        Table table = Table.of(
                "task, policy",
                "AUC",
                "last half",
                "log loss",
                "last half",
                "sum p / sum y",
                "last half",
                "sent",
                "late",
                "corrected");
        if (figures.policies().isEmpty()) {
            return table;
        }
        for (String task : figures.policies().get(0).tasks().keySet()) {
            figures.policies()
                    .forEach(policy -> row(
                            table, task + ", " + policy.policy(), policy.tasks().get(task)));
        }
        return table;
    }

    /** One policy in a few lines: how much was learnt, how the oracle compares, and what it is worth. */
    static String lines(PolicyFigures policy) {
        List<String> lines = new ArrayList<>(List.of(line(policy)));
        if (policy.oracle() != null) {
            lines.add(oracle(policy.policy(), policy.oracle()));
        }
        policy.tasks()
                .forEach((task, figures) -> lines.add(policy.policy() + ", last half: AUC " + task + " "
                        + figure(figures.lastHalf().auc()) + ", sum p / sum y "
                        + figure(figures.lastHalf().calibration())));
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(PolicyFigures policy) {
        return String.format(
                Locale.ROOT,
                "%s: %d predictions, %d labels sent, %d dead letters, version %d, %.1f s, digest %s",
                policy.policy(),
                policy.events(),
                policy.labels(),
                policy.deadLetters(),
                policy.versions(),
                policy.seconds(),
                policy.digest());
    }

    private static String oracle(String policy, PolicyFigures.OracleFigures oracle) {
        StringBuilder areas = new StringBuilder();
        for (Map.Entry<String, Double> area : oracle.auc().entrySet()) {
            areas.append(", AUC ").append(area.getKey()).append(' ').append(area.getValue());
        }
        return policy + ", oracle: " + oracle.different() + " of " + oracle.predictions()
                + " predictions differ, digest " + (oracle.equalDigest() ? "equal" : "different") + areas;
    }

    private static void row(Table table, String name, TaskFigures task) {
        table.row(
                name,
                figure(task.all().auc()),
                figure(task.lastHalf().auc()),
                figure(task.all().logLoss()),
                figure(task.lastHalf().logLoss()),
                figure(task.all().calibration()),
                figure(task.lastHalf().calibration()),
                Long.toString(task.sent()),
                Long.toString(task.late()),
                Long.toString(task.corrected()));
    }

    private static String figure(Double value) {
        return value == null ? "-" : Table.figure(value, 4);
    }
}
