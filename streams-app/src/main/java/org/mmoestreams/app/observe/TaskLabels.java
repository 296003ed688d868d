package org.mmoestreams.app.observe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.mmoestreams.features.Task;

/** The labels of one binary task, until both kinds have come. */
final class TaskLabels {

    /** So many labels of one kind, and none of the other, are worth a warning. */
    static final int ENOUGH = 1000;

    private static final int MOST_VALUES = 8;
    private static final int MOST_TEXT = 40;

    private final Task task;
    private final Observations observations;
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private long positives;
    private long negatives;
    private volatile boolean settled;

    TaskLabels(Task task, Observations observations) {
        this.task = task;
        this.observations = observations;
    }

    boolean isSettled() {
        return settled;
    }

    /** Takes a label; whether both kinds have come now. */
    synchronized boolean saw(boolean positive, Supplier<String> text) {
        if (settled) {
            return true;
        }
        positives += positive ? 1 : 0;
        negatives += positive ? 0 : 1;
        if (positives > 0 && negatives > 0) {
            settle();
        } else if (positives + negatives <= ENOUGH) {
            note(text.get());
            if (positives + negatives == ENOUGH) {
                observations.wrong(name(), positives == 0 ? noPositive() : noNegative());
            }
        }
        return settled;
    }

    private void settle() {
        settled = true;
        values.clear();
        observations.settled(
                name(),
                "task " + task.name() + ": positive and negative labels have come, " + positives + " and " + negatives);
    }

    private void note(String text) {
        String shown = shown(text);
        if (values.containsKey(shown) || values.size() < MOST_VALUES) {
            values.merge(shown, 1, Integer::sum);
        }
    }

    private String name() {
        return "labels of " + task.name();
    }

    private String noPositive() {
        return "task " + task.name() + ": " + ENOUGH + " labels and none positive, that is " + task.field() + " = "
                + shown(task.positive()) + " (expected: some; came: " + seen()
                + "; if one of these is meant, set it as the task's `positive` in event.spec and run reset, for all of"
                + " them were learnt as negative)";
    }

    private String noNegative() {
        return "task " + task.name() + ": " + ENOUGH + " labels and none negative, all have " + task.field() + " = "
                + shown(task.positive())
                + " (expected: some of another value; an event whose label is null is not learnt as negative)";
    }

    private String seen() {
        StringJoiner seen = new StringJoiner(", ");
        int rest = ENOUGH;
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            seen.add(value.getKey() + " " + value.getValue() + " times");
            rest -= value.getValue();
        }
        return rest == 0
                ? seen.toString()
                : seen.add("other values " + rest + " times").toString();
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        int end = line.offsetByCodePoints(0, Math.min(MOST_TEXT, line.codePointCount(0, line.length())));
        return '"' + line.substring(0, end) + (end < line.length() ? "..." : "") + '"';
    }
}
