package org.mmoestreams.workbench.top;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
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

    /** The lines of a screen, with the time of day where {@code now} says it is. */
    List<AttributedString> lines(Snapshot seen, ZonedDateTime now) {
        List<AttributedString> lines = new ArrayList<>();
        String time = now.toLocalTime().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME);
        lines.add(line(BOLD, title + "  " + time + "  q: quit"));
        lines.add(line(AttributedStyle.DEFAULT, ""));
        lines.add(counts(seen));
        lines.add(line(AttributedStyle.DEFAULT, delays(seen, now.toInstant())));
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
        past(seen).ifPresent(text -> lines.add(line(WARNING, text)));
        seen.notes().forEach(note -> lines.add(line(WARNING, note)));
        return lines;
    }

    /** All of it in one line, for a log. */
    String plain(Snapshot seen, Instant now) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "predictions %d, events/s %s, lag %s, dead letters %d, changes %d, model version %d, %s",
                seen.predictions(),
                rate(seen),
                lag(seen),
                seen.allDeadLetters(),
                seen.changes(),
                seen.modelVersion(),
                delays(seen, now)));
        seen.tasks().forEach((task, figures) -> line.append(", ")
                .append(figures.isBinary() ? "AUC " : "RMSE ")
                .append(task)
                .append(' ')
                .append(figure(figures.score())));
        past(seen).ifPresent(text -> line.append("; ").append(text));
        seen.notes().forEach(note -> line.append("; ").append(note));
        return line.toString();
    }

    private AttributedString counts(Snapshot seen) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.append(String.format(
                Locale.ROOT, "predictions %d   events/s %s   lag %s   ", seen.predictions(), rate(seen), lag(seen)));
        String letters = "dead letters " + seen.allDeadLetters();
        line.styled(seen.deadLetters().isEmpty() ? AttributedStyle.DEFAULT : WARNING, letters);
        line.append("   model version " + seen.modelVersion());
        AttributedString all = line.toAttributedString();
        return coloured ? all : new AttributedString(all.toString());
    }

    private static Optional<String> past(Snapshot seen) {
        if (seen.past().isEmpty()) {
            return Optional.empty();
        }
        long left = seen.past().getAsLong();
        return Optional.of(left == 0 ? "reading the past" : "reading the past: " + left + " records left");
    }

    private static String rate(Snapshot seen) {
        return seen.perSecond().isPresent()
                ? String.format(Locale.ROOT, "%.0f", seen.perSecond().getAsDouble())
                : NONE;
    }

    private static String delays(Snapshot seen, Instant now) {
        String delays = seen.delays()
                .map(known -> "median " + millis(known.median()) + ", 95 % within " + millis(known.high()))
                .orElse(NONE);
        String idle = seen.newest().isPresent()
                ? millis(Math.max(0, now.toEpochMilli() - seen.newest().getAsLong())) + " ago"
                : NONE;
        return "delay " + delays + "   last prediction " + idle;
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
