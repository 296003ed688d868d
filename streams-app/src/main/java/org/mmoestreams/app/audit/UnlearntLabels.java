package org.mmoestreams.app.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.mmoestreams.app.history.DifferenceException;

/**
 * Looks for labels that were read in time and never learnt, of events whose windows are open yet. That one is missing
 * is certain where it was read after its event for certain, and nothing can have come between.
 */
final class UnlearntLabels {

    private final AuditRules rules;
    private final EventRows rows;
    private final SentLabels sent;
    private final ReadOrder order;

    UnlearntLabels(AuditRules rules, EventRows rows, SentLabels sent, ReadOrder order) {
        this.rules = rules;
        this.rows = rows;
        this.sent = sent;
        this.order = order;
    }

    /**
     * How many labels of a task were read in time of which nothing is known.
     *
     * @param end the offset up to which a learner has read labels
     * @param open numbers of the events whose rows are in the open window, to be learnt there
     * @param first the number of the first event that is known to have waited
     * @throws DifferenceException when one is missing for certain
     */
    long count(long end, Set<Long> open, long first) throws DifferenceException {
        sent.readToOffset(end);
        NavigableMap<Long, Long> known = order.eventsByOffset();
        List<EventRow> unlearnt = rows.kept().stream()
                .filter(row -> !row.isReplaced() && !open.contains(row.number()))
                .sorted(Comparator.comparingLong(EventRow::number))
                .toList();
        long count = 0;
        for (EventRow row : unlearnt) {
            for (int task = 0; task < rules.tasks().size(); task++) {
                Optional<SentLabel> label = inTime(row, task, end);
                if (label.isPresent()) {
                    Map.Entry<Long, Long> before = known.lowerEntry(label.get().offset());
                    boolean cameAfter = before != null && row.number() < before.getValue();
                    boolean isKnown = cameAfter && row.number() >= first && rows.isSafe(row);
                    if (isKnown && !rules.keepsLabels(task) && !mayHaveEnded(row, task) && !rows.mayRepeat(row)) {
                        throw missing(row, label.get());
                    }
                    count++;
                }
            }
        }
        return count;
    }

    /** The last label of a task that was read in time, whatever was read before it; empty where one was learnt. */
    private Optional<SentLabel> inTime(EventRow row, int task, long end) {
        long last = rules.windowEnd(row.time(), task);
        if (row.isLearnt(task) || rows.streamTime() > last) {
            return Optional.empty();
        }
        return sent.lastRead(row.id(), label -> label.task() == task && label.time() <= last && label.offset() < end);
    }

    /** Whether a label of the event may have ended the task's window. */
    private boolean mayHaveEnded(EventRow row, int task) {
        long last = rules.windowEnd(row.time(), task);
        return sent.hasRead(row.id(), label -> label.time() > last);
    }

    private DifferenceException missing(EventRow row, SentLabel label) {
        return new DifferenceException("event " + row.id() + ", task "
                + rules.tasks().get(label.task()).name() + ": label " + label.value() + ", offset " + label.offset()
                + " of the labels topic: not learnt (expected: in a window, since it was read after its event and in"
                + " time; attribution and labels.* as they were then, and no label passed over by position --to)");
    }
}
