package org.mmoestreams.app.observe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.mmoestreams.client.serde.SoundEvent;
import org.mmoestreams.client.serde.SoundEventListener;
import org.mmoestreams.features.Task;

/** The labels of one binary task, until both kinds have come. */
final class TaskLabels implements SoundEventListener {

    private static final int ENOUGH = StreamWatch.ENOUGH;
    private static final int MOST_VALUES = 8;
    private static final int MOST_TEXT = 40;

    private final Task task;
    private final int index;
    private final Observations observations;
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private long positives;
    private long negatives;
    private volatile boolean settled;

    /**
     * The labels of a task.
     *
     * @param index the task's place in the feature spec
     */
    TaskLabels(Task task, int index, Observations observations) {
        this.task = task;
        this.index = index;
        this.observations = observations;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    @Override
    public void saw(SoundEvent event, long recordTimestamp) {
        double label = event.values().label(index);
        if (!Double.isNaN(label)) {
            note(label > 0, event);
        }
    }

    private synchronized void note(boolean positive, SoundEvent event) {
        if (settled) {
            return;
        }
        positives += positive ? 1 : 0;
        negatives += positive ? 0 : 1;
        if (positives > 0 && negatives > 0) {
            settle();
        } else if (positives + negatives <= ENOUGH) {
            keep(event.labelText(index));
            if (positives + negatives == ENOUGH) {
                observations.wrong(name(), positives == 0 ? noPositive() : noNegative());
            }
        }
    }

    private void settle() {
        settled = true;
        values.clear();
        observations.settled(
                name(),
                "task " + task.name() + ": positive and negative labels have come, " + positives + " and " + negatives);
    }

    private void keep(String text) {
        String shown = shown(text);
        if (values.containsKey(shown) || values.size() < MOST_VALUES) {
            values.merge(shown, 1, Integer::sum);
        }
    }

    private String name() {
        return "labels of " + task.name();
    }

    private String noPositive() {
        return "task " + task.name() + ": " + ENOUGH + " labels and none positive so far, that is " + task.field()
                + " = " + shown(task.binary().positive().toString()) + "; came: " + seen()
                + " (expected: some, unless positive labels are rare; if one of these is meant, set it as the task's"
                + " `positive` in event.spec and run reset, for all of them were learnt as negative)";
    }

    private String noNegative() {
        return "task " + task.name() + ": " + ENOUGH + " labels and none negative so far, all have " + task.field()
                + " = " + shown(task.binary().positive().toString())
                + " (expected: some of another value, unless negative labels are rare; an event whose label is null"
                + " is not learnt as negative)";
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
