package org.mmoestreams.workbench.cli;

import java.util.Locale;
import org.mmoestreams.workbench.demo.DemoReport;

/** The table that closes a demonstration. */
final class DemoTable {

    private DemoTable() {}

    static String of(DemoReport report) {
        StringBuilder table = new StringBuilder();
        line(table, "%n%-18s %12s %12s %12s %12s", "task", "prequential", "sliding", "evaluation", "log loss");
        report.tasks()
                .forEach((task, figures) -> line(
                        table,
                        "%-18s %12s %12s %12s %12s",
                        task,
                        figure(figures.prequentialAuc()),
                        figure(figures.slidingAuc()),
                        figure(figures.evaluationAuc()),
                        figure(figures.logLoss())));
        if (report.models().isEmpty()) {
            line(table, "no model: the learner has seen no event");
        }
        for (DemoReport.Model model : report.models()) {
            line(
                    table,
                    "model %d: version %d, %d rows pending, digest %s %s",
                    model.partition(),
                    model.windows(),
                    model.pendingRows(),
                    model.digest() == null ? "- (nothing learnt yet)" : model.digest(),
                    report.models().size() > 1 ? model.evaluationAuc() : "");
        }
        line(
                table,
                "%d events in %.1f s, %s events/s; %d predictions of %d events, %d dead letters; killed %d times",
                report.events(),
                report.seconds(),
                report.eventsPerSecond() == null ? "-" : String.format(Locale.ROOT, "%.0f", report.eventsPerSecond()),
                report.predictions(),
                report.eventsPredicted(),
                report.deadLetters(),
                report.kills());
        if (report.learnerPeakResidentBytes() != null) {
            line(table, "learner's peak resident memory: %d MB", report.learnerPeakResidentBytes() >> 20);
        }
        return table.toString();
    }

    private static void line(StringBuilder table, String format, Object... values) {
        table.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }

    private static String figure(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.5f", value);
    }
}
