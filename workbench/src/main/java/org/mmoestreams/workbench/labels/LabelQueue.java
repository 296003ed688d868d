package org.mmoestreams.workbench.labels;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Labels that are not due yet, by event time and by rows, and how far the stream has come. For one thread. */
final class LabelQueue {

    private static final Comparator<Waiting> ORDER =
            Comparator.comparingLong(Waiting::due).thenComparingLong(Waiting::number);

    private final PriorityQueue<Waiting> byTime = new PriorityQueue<>(ORDER);
    private final PriorityQueue<Waiting> byRow = new PriorityQueue<>(ORDER);
    private long number;
    private long rows;
    private long firstTime;
    private long streamTime;
    private boolean isOver;

    /** Notes that an event has gone; its labels wait from now on. */
    void passed(BareEvent event) {
        rows++;
        firstTime = rows == 1 ? event.time() : Math.min(firstTime, event.time());
        streamTime = rows == 1 ? event.time() : Math.max(streamTime, event.time());
        event.labels().forEach(label -> add(label, label.after(), event.time()));
    }

    /** The next label that is due by rows, or else by a time. */
    Optional<DueLabel> pollUntil(long time) {
        if (!byRow.isEmpty() && byRow.peek().due() <= rows) {
            return Optional.of(due(byRow.remove(), streamTime));
        }
        return byTime.isEmpty() || byTime.peek().due() > time ? Optional.empty() : pollByTime();
    }

    /**
     * The next label when no event comes any more. Those that wait for rows are due as if rows went on to come, as far
     * apart as they did in the mean.
     */
    Optional<DueLabel> pollRest() {
        if (!isOver) {
            isOver = true;
            byRow.forEach(label -> byTime.add(label.dueAt(timeOfRow(label.due()))));
            byRow.clear();
        }
        return byTime.isEmpty() ? Optional.empty() : pollByTime();
    }

    boolean isEmpty() {
        return byTime.isEmpty() && byRow.isEmpty();
    }

    private Optional<DueLabel> pollByTime() {
        Waiting label = byTime.remove();
        return Optional.of(due(label, label.due()));
    }

    /** A label that has come may come once more, as it was. */
    private DueLabel due(Waiting waiting, long time) {
        LateLabel label = waiting.label();
        long knownAt = waiting.knownAt().orElse(time);
        if (waiting.knownAt().isEmpty()) {
            label.again().ifPresent(wait -> add(label, wait, time, Optional.of(knownAt)));
        }
        return new DueLabel(label, knownAt, time);
    }

    private void add(LateLabel label, Wait wait, long from) {
        add(label, wait, from, Optional.empty());
    }

    private void add(LateLabel label, Wait wait, long from, Optional<Long> knownAt) {
        Waiting waiting = new Waiting(label, knownAt, 0, number++);
        if (wait.inRows() && !isOver) {
            byRow.add(waiting.dueAt(rows + wait.amount()));
        } else {
            long length = wait.inRows() ? timeOfRow(rows + wait.amount()) - streamTime : wait.amount();
            byTime.add(waiting.dueAt(from + length));
        }
    }

    private long timeOfRow(long row) {
        double distance = rows < 2 ? 0 : (double) (streamTime - firstTime) / (rows - 1);
        return streamTime + Math.round((row - rows) * distance);
    }

    /** @param knownAt when it came first, of one that comes once more */
    private record Waiting(LateLabel label, Optional<Long> knownAt, long due, long number) {

        Waiting dueAt(long when) {
            return new Waiting(label, knownAt, when, number);
        }
    }
}
