package org.mmoestreams.app.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.features.Attribution;
import org.mmoestreams.features.Attribution.AtEnd;
import org.mmoestreams.features.Attribution.Late;

/**
 * What becomes of rows and labels, told from the rules alone: everything is kept for ever and looked at with each
 * record, without buckets, stores and bounds. Made to be compared with {@link LabelJoin}.
 */
final class PlainJoin {

    private final JoinRules rules;
    private final Map<String, Row> rows = new HashMap<>();
    private final List<Early> early = new ArrayList<>();
    private final List<String> taught = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private long sequence;
    private long streamTime = Long.MIN_VALUE;

    PlainJoin(JoinRules rules) {
        this.rules = rules;
    }

    void event(String id, double second, double... labels) {
        long time = JoinUnderTest.at(second);
        streamTime = Math.max(streamTime, time);
        Optional.ofNullable(rows.get(id)).ifPresent(row -> end(row, streamTime));
        List<Row> due =
                rows.values().stream().filter(row -> row.since < streamTime).toList();
        due.forEach(row -> end(row, streamTime));
        rows.values().removeIf(row -> due.contains(row) && isForgotten(row, streamTime));
        Row replaced = rows.get(id);
        early.removeIf(this::isOrphaned);
        Row row = new Row(time, streamTime, sequence++, labels);
        boolean isWhole = Arrays.stream(labels).noneMatch(Double::isNaN);
        for (int task = 0; task < labels.length; task++) {
            row.taught[task] = !Double.isNaN(labels[task]) && (isWhole || !rules.whenComplete());
        }
        rows.put(id, row);
        if (replaced != null && !isForgotten(replaced, streamTime)) {
            takeOver(row, replaced);
        }
        List<Early> own = early.stream().filter(label -> label.id.equals(id)).toList();
        early.removeAll(own);
        own.forEach(label -> label(label.id, label.second, label.labels));
    }

    void label(String id, double second, double... labels) {
        if (Arrays.stream(labels).allMatch(Double::isNaN)) {
            return;
        }
        long time = JoinUnderTest.at(second);
        long now = Math.max(streamTime, time);
        Row row = rows.get(id);
        if (row != null) {
            end(row, now);
        }
        if (row != null && isForgotten(row, now)) {
            rows.remove(id);
            row = null;
        }
        if (row == null) {
            long since = streamTime == Long.MIN_VALUE ? time : streamTime;
            early.add(new Early(
                    id, second, labels, since + rules.limits().waitForEvent().toMillis()));
        } else {
            take(row, id + "@" + second, labels);
        }
    }

    void withdraw(String id) {
        early.removeIf(label -> label.id.equals(id));
        Row row = rows.get(id);
        if (row == null) {
            return;
        }
        end(row, streamTime);
        for (int task = 0; task < row.labels.length; task++) {
            row.labels[task] = row.taught[task] ? row.labels[task] : Double.NaN;
        }
    }

    /** Each time that a task was taught something of a row, as {@link JoinUnderTest#taught} has it. */
    List<String> taught() {
        return taught;
    }

    /** The label records that became dead letters. */
    List<String> refused() {
        return refused;
    }

    private void takeOver(Row row, Row earlier) {
        for (int task = 0; task < row.labels.length; task++) {
            if (Double.isNaN(row.labels[task]) && (earlier.taught[task] || !Double.isNaN(earlier.labels[task]))) {
                row.labels[task] = earlier.labels[task];
                row.taught[task] = earlier.taught[task];
                row.ended[task] = earlier.ended[task];
            }
        }
        teachIfComplete(row);
    }

    private boolean isForgotten(Row row, long now) {
        return now > row.time + rules.limits().retention().toMillis();
    }

    private boolean isOrphaned(Early label) {
        if (streamTime <= label.until) {
            return false;
        }
        refused.add(Reason.ORPHANED_LABEL + " " + label.id + "@" + label.second);
        return true;
    }

    private void end(Row row, long now) {
        for (int task = 0; task < row.labels.length; task++) {
            if (row.ended[task] || !isOver(row, attribution(task), now)) {
                continue;
            }
            if (!Double.isNaN(row.labels[task])) {
                if (waitsForEnd(task) && !row.taught[task]) {
                    teach(row, task, row.labels[task], false);
                }
            } else {
                row.ended[task] = true;
                if (attribution(task).atEnd() == AtEnd.NEGATIVE && !rules.whenComplete()) {
                    teach(row, task, 0, false);
                }
            }
        }
        teachIfComplete(row);
    }

    private boolean waitsForEnd(int task) {
        return rules.learn() == Learn.AT_END && ends(attribution(task));
    }

    private static boolean ends(Attribution attribution) {
        return attribution.window() != null && attribution.atEnd() != AtEnd.KEEP;
    }

    private boolean isOver(Row row, Attribution attribution, long now) {
        return isForgotten(row, now)
                || (ends(attribution)
                        && (attribution.isImmediate()
                                || now > row.time + attribution.window().toMillis()));
    }

    private void take(Row row, String record, double... labels) {
        boolean isRefused = false;
        for (int task = 0; task < labels.length; task++) {
            if (!Double.isNaN(labels[task])) {
                isRefused |= !take(row, task, labels[task]);
            }
        }
        teachIfComplete(row);
        if (isRefused) {
            refused.add(Reason.LATE_LABEL + " " + record);
        }
    }

    private boolean take(Row row, int task, double label) {
        if (!Double.isNaN(row.labels[task])) {
            if (rules.learnsChanged() && row.labels[task] != label) {
                row.labels[task] = label;
                if (row.taught[task]) {
                    teach(row, task, label, false);
                }
            }
        } else if (!row.ended[task]) {
            row.labels[task] = label;
            if (!rules.whenComplete() && !waitsForEnd(task)) {
                teach(row, task, label, false);
            }
        } else if (attribution(task).late() == Late.CORRECT && label != 0) {
            row.labels[task] = label;
            if (row.taught[task]) {
                teach(row, task, label, true);
            }
        } else {
            return attribution(task).late() != Late.DEAD_LETTER;
        }
        return true;
    }

    private void teachIfComplete(Row row) {
        if (!rules.whenComplete()) {
            return;
        }
        for (int task = 0; task < row.labels.length; task++) {
            if (Double.isNaN(row.labels[task]) && !row.ended[task]) {
                return;
            }
        }
        for (int task = 0; task < row.labels.length; task++) {
            boolean isLabelled = !Double.isNaN(row.labels[task]);
            if (!row.taught[task] && (isLabelled || attribution(task).atEnd() == AtEnd.NEGATIVE)) {
                teach(row, task, isLabelled ? row.labels[task] : 0, false);
            }
        }
    }

    private void teach(Row row, int task, double label, boolean correction) {
        row.taught[task] = true;
        taught.add(JoinUnderTest.taught(row.sequence, task, label, correction));
    }

    private Attribution attribution(int task) {
        return rules.tasks().get(task).attribution();
    }

    private static final class Row {

        private final long time;
        /** One that arrives when its windows have ended is looked at when time goes on, or a label comes. */
        private final long since;

        private final long sequence;
        private final double[] labels;
        private final boolean[] ended;
        private final boolean[] taught;

        Row(long time, long since, long sequence, double... labels) {
            this.time = time;
            this.since = since;
            this.sequence = sequence;
            this.labels = labels.clone();
            this.ended = new boolean[labels.length];
            this.taught = new boolean[labels.length];
        }
    }

    private static final class Early {

        private final String id;
        private final double second;
        private final double[] labels;
        private final long until;

        Early(String id, double second, double[] labels, long until) {
            this.id = id;
            this.second = second;
            this.labels = labels;
            this.until = until;
        }
    }
}
