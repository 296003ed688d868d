package org.mmoestreams.workbench.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.mmoestreams.workbench.demo.DemoReport;
import org.mmoestreams.workbench.demo.DemoReport.TaskFigures;
import org.mmoestreams.workbench.demo.ErrorFigures;

/** The tables that close a demonstration: one of the binary tasks, one of the regression tasks. */
final class DemoTable {

    private static final String ROW = "%-18s %12s %12s %12s %12s";

    private DemoTable() {}

    static String of(DemoReport report) {
        StringBuilder table = new StringBuilder();
        binaryTasks(table, tasks(report, figures -> !figures.hasErrors()));
        regressionTasks(table, tasks(report, TaskFigures::hasErrors));
        models(table, report);
        line(
                table,
                "%d events in %.1f s, %s events/s, after a start of %s; %d predictions of %d events,"
                        + " %d dead letters; killed %d times",
                report.events(),
                report.seconds(),
                report.eventsPerSecond() == null ? "-" : String.format(Locale.ROOT, "%.0f", report.eventsPerSecond()),
                report.predictions() == 0 ? "-" : String.format(Locale.ROOT, "%.1f s", report.startSeconds()),
                report.predictions(),
                report.eventsPredicted(),
                report.deadLetters(),
                report.kills());
        line(table, "%s", accounts(report));
        if (report.labels() > 0) {
            line(table, "%d labels were sent after their events; dead letters may be of labels", report.labels());
        }
        if (report.learnerPeakResidentBytes() != null) {
            line(table, "learner's peak resident memory: %d MB", report.learnerPeakResidentBytes() >> 20);
        }
        return table.toString();
    }

    private static void binaryTasks(StringBuilder table, Map<String, TaskFigures> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        line(table, "%n" + ROW, "task", "prequential", "sliding", "evaluation", "log loss");
        tasks.forEach((task, figures) -> line(
                table,
                ROW,
                task,
                figure(figures.prequentialAuc()),
                figure(figures.slidingAuc()),
                figure(figures.evaluationAuc()),
                figure(figures.logLoss())));
    }

    private static void regressionTasks(StringBuilder table, Map<String, TaskFigures> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        line(table, "%n" + ROW, "regression task", "rows", "RMSE", "MAE", "R2");
        tasks.forEach((task, figures) -> {
            errors(table, task, "prequential", figures.prequentialErrors());
            errors(table, "", "sliding", figures.slidingErrors());
        });
    }

    private static void errors(StringBuilder table, String task, String rows, ErrorFigures errors) {
        line(table, ROW, task, rows, figure(errors.rmse()), figure(errors.absoluteError()), figure(errors.rSquared()));
    }

    private static void models(StringBuilder table, DemoReport report) {
        if (report.models().isEmpty()) {
            line(table, "no model: the learner has seen no event");
        }
        for (DemoReport.Model model : report.models()) {
            line(
                    table,
                    "model %d: version %d, %d rows pending, digest %s%s",
                    model.partition(),
                    model.windows(),
                    model.pendingRows(),
                    model.digest() == null ? "- (nothing learnt yet)" : model.digest(),
                    isToldApart(report, model) ? " " + model.evaluationAuc() : "");
        }
    }

    /** The figures of the only model are those of its tasks; without an evaluation there are none. */
    private static boolean isToldApart(DemoReport report, DemoReport.Model model) {
        return report.models().size() > 1 && !model.evaluationAuc().isEmpty();
    }

    private static Map<String, TaskFigures> tasks(DemoReport report, Predicate<TaskFigures> kind) {
        Map<String, TaskFigures> tasks = new LinkedHashMap<>(report.tasks());
        tasks.values().removeIf(kind.negate());
        return tasks;
    }

    /** Where every row went, for whoever wants to see that none is lost. */
    private static String accounts(DemoReport report) {
        boolean complete = report.events() == report.predictions() + report.deadLetters()
                || (report.labels() > 0 && report.events() == report.predictions());
        return String.format(
                Locale.ROOT,
                "%d rows read = %d events + %d skipped; %d events %s %d predictions + %d dead letters",
                report.rows(),
                report.events(),
                report.rowsSkipped(),
                report.events(),
                complete ? "=" : "IS NOT",
                report.predictions(),
                report.deadLetters());
    }

    private static void line(StringBuilder table, String format, Object... values) {
        table.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }

    private static String figure(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.5f", value);
    }
}
