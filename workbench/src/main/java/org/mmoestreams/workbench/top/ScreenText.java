package org.mmoestreams.workbench.top;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A snapshot as lines of a screen, and as one plain line. */
public final class ScreenText {

    private static final AttributedStyle BOLD = AttributedStyle.DEFAULT.bold();
    private static final AttributedStyle WARNING = AttributedStyle.BOLD.foreground(AttributedStyle.RED);
    private static final String NONE = "-";
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final String title;
    private final boolean coloured;

    /**
     * Texts about one learner.
     *
     * @param title which learner it is
     * @param coloured whether styles are used
     */
    public ScreenText(String title, boolean coloured) {
        this.title = title;
        this.coloured = coloured;
    }

    /** The lines of a screen. */
    List<AttributedString> lines(Snapshot seen, LocalTime now) {
        List<AttributedString> lines = new ArrayList<>();
        String time = now.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME);
        lines.add(line(BOLD, title + "  " + time + "  q: quit"));
        lines.add(line(AttributedStyle.DEFAULT, ""));
        lines.add(counts(seen));
        lines.add(line(AttributedStyle.DEFAULT, delays(seen)));
        lines.add(line(AttributedStyle.DEFAULT, ""));
        if (seen.tasks().isEmpty()) {
            lines.add(line(AttributedStyle.DEFAULT, "no metrics yet: they come once a training window has closed"));
        } else {
            lines.add(line(BOLD, head()));
            seen.tasks().forEach((task, figures) -> lines.add(line(AttributedStyle.DEFAULT, row(task, figures))));
        }
        lines.add(line(AttributedStyle.DEFAULT, ""));
        if (!seen.deadLetters().isEmpty()) {
            lines.add(line(WARNING, "dead letters: " + reasons(seen)));
        }
        seen.newestChange()
                .map(change -> "changes: " + seen.changes() + ", the newest: " + change)
                .ifPresent(text -> lines.add(line(WARNING, text)));
        if (!seen.note().isEmpty()) {
            lines.add(line(WARNING, seen.note()));
        }
        return lines;
    }

    /** All of it in one line, for a log. */
    String plain(Snapshot seen) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "predictions %d, events/s %.0f, lag %s, dead letters %d, changes %d, model version %d, %s",
                seen.predictions(),
                seen.perSecond(),
                lag(seen),
                seen.allDeadLetters(),
                seen.changes(),
                seen.modelVersion(),
                delays(seen)));
        seen.tasks().forEach((task, figures) -> line.append(", ")
                .append(figures.isBinary() ? "AUC " : "RMSE ")
                .append(task)
                .append(' ')
                .append(figure(figures.score())));
        return seen.note().isEmpty() ? line.toString() : line + "; " + seen.note();
    }

    private AttributedString counts(Snapshot seen) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.append(String.format(
                Locale.ROOT,
                "predictions %d   events/s %.0f   lag %s   ",
                seen.predictions(),
                seen.perSecond(),
                lag(seen)));
        String letters = "dead letters " + seen.allDeadLetters();
        line.styled(seen.deadLetters().isEmpty() ? AttributedStyle.DEFAULT : WARNING, letters);
        line.append("   model version " + seen.modelVersion());
        AttributedString all = line.toAttributedString();
        return coloured ? all : new AttributedString(all.toString());
    }

    private static String delays(Snapshot seen) {
        String delays = seen.delays()
                .map(known -> "median " + millis(known.median()) + ", 95 % within " + millis(known.high()))
                .orElse(NONE);
        return "delay " + delays + "   last prediction "
                + seen.idle().map(idle -> millis(idle.toMillis()) + " ago").orElse(NONE);
    }

    private static String head() {
        return String.format(
                "%-20s %10s %8s %10s %10s %10s", "task", "rows", "measure", "all rows", "sliding", "log loss");
    }

    private static String row(String task, TaskFigures figures) {
        return String.format(
                Locale.ROOT,
                "%-20s %10d %8s %10s %10s %10s",
                task,
                figures.rows(),
                figures.isBinary() ? "AUC" : "RMSE",
                figure(figures.score()),
                figure(figures.slidingScore()),
                figure(figures.logLoss()));
    }

    private static String reasons(Snapshot seen) {
        return seen.deadLetters().entrySet().stream()
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
    }

    private AttributedString line(AttributedStyle style, String text) {
        return coloured ? new AttributedString(text, style) : new AttributedString(text);
    }

    private static String lag(Snapshot seen) {
        return seen.lag().isPresent() ? Long.toString(seen.lag().getAsLong()) : NONE;
    }

    private static String figure(Double value) {
        return Optional.ofNullable(value)
                .map(known -> String.format(Locale.ROOT, "%.5f", known))
                .orElse(NONE);
    }

    private static String millis(long millis) {
        if (millis >= DAY_MILLIS) {
            return millis / DAY_MILLIS + " d";
        }
        return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1e3);
    }
}
