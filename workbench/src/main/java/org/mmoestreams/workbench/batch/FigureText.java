package org.mmoestreams.workbench.batch;

import java.util.Locale;
import java.util.Map;

/** Figures as text. */
final class FigureText {

    private static final String NONE = "-";

    private FigureText() {}

    /** A table of a task's figures on several sets of rows. */
    static String table(Map<String, Map<String, TaskFigures>> bySet) {
        StringBuilder table = new StringBuilder(
                String.format("  %-20s %-11s %10s %9s %9s %9s", "task", "on", "rows", "loss", "AUC", "pred/obs"));
        bySet.values().stream()
                .findFirst()
                .orElseThrow()
                .keySet()
                .forEach(task ->
                        bySet.forEach((set, figures) -> table.append(String.format("%n  %-20s %-11s ", task, set))
                                .append(row(figures.get(task)))));
        return table.toString();
    }

    /** The running and the newest figures in one line. */
    static String line(Map<String, TaskFigures> running, Map<String, TaskFigures> delta) {
        StringBuilder line = new StringBuilder();
        running.forEach((task, figures) -> line.append(String.format(
                "  %s AUC %s (delta %s) loss %s pred/obs %s",
                task,
                number(figures.auc()),
                number(delta.get(task).auc()),
                number(figures.loss()),
                number(figures.predictedOverObserved()))));
        return line.toString();
    }

    /** How long rows took. */
    static String throughput(Throughput throughput) {
        return String.format(
                Locale.ROOT,
                "%d rows, %.0f rows/s (reading %.1f s, training %.1f s, scoring %.1f s)",
                throughput.rows(),
                throughput.rowsPerSecond(),
                throughput.readSeconds(),
                throughput.trainSeconds(),
                throughput.scoreSeconds());
    }

    private static String row(TaskFigures figures) {
        return String.format(
                "%10d %9s %9s %9s",
                figures.rows(), number(figures.loss()), number(figures.auc()), number(figures.predictedOverObserved()));
    }

    private static String number(Double value) {
        return value == null ? NONE : String.format(Locale.ROOT, "%.5f", value);
    }
}
