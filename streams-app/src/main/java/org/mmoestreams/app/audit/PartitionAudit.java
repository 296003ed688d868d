package org.mmoestreams.app.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.app.history.DifferenceException;
import org.mmoestreams.app.history.RecordedWindow;
import org.mmoestreams.app.history.WindowReplay;
import org.mmoestreams.client.models.InputPosition;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.topics.TopicRole;

/** Learns the windows of a partition again, one after the other, and compares. */
final class PartitionAudit {

    private final AuditRules rules;
    private final HistoryReader history;
    private final EventRows rows;
    private final SentLabels sent;
    private final WindowReplay replay;
    private final LabelBacking backing;
    private final RowSettlement settlement;
    private final ReadOrder order;
    private final SettledTime settled;
    private final Tally tally;
    /** The number of the first window that no digest was compared after. */
    private long uncompared;
    /** The number of the first event that is known to have waited: labels may have been added to a running learner. */
    private long firstThatWaited = Long.MAX_VALUE;

    /** An audit that goes on from where these are. */
    PartitionAudit(AuditRules rules, HistoryReader history, EventRows rows, SentLabels sent, WindowReplay replay) {
        this.rules = rules;
        this.history = history;
        this.rows = rows;
        this.sent = sent;
        this.replay = replay;
        this.backing = new LabelBacking(rules, sent);
        this.settlement = new RowSettlement(rules, sent);
        this.order = new ReadOrder(sent);
        this.settled = new SettledTime();
        this.tally = new Tally(replay.windows());
        this.uncompared = replay.windows();
    }

    /** What was audited. */
    Tally tally() {
        return tally;
    }

    /**
     * Learns the windows up to a number.
     *
     * @param partition the partition, for the watch
     */
    void learnTo(long windows, int partition, AuditWatch watch) throws DifferenceException {
        while (replay.windows() < windows) {
            learn(history.window(replay.windows()));
            watch.learnt(partition, replay.windows(), windows, tally.rows());
        }
    }

    /** Compares with the stored model, and looks for labels that it read and has not learnt. */
    void compare(StoredModel model) throws DifferenceException {
        rows.encodeToOffset(next(model, TopicRole.FEATURES));
        compare(model.digest(), "the stored model's", " and the events after them");
        tally.unlearnt(new UnlearntLabels(rules, rows, sent, order)
                .count(next(model, TopicRole.LABELS), model.pendingEvents(), firstThatWaited));
    }

    /** Writes what is needed to go on, but for positions. */
    void write(DataOutput out) throws IOException {
        out.writeLong(uncompared);
        out.writeLong(firstThatWaited);
        rows.write(out);
        sent.write(out);
    }

    /** Takes up what {@link #write} wrote. */
    void read(DataInput in) throws IOException {
        uncompared = in.readLong();
        firstThatWaited = in.readLong();
        rows.read(in);
        sent.read(in);
    }

    private static long next(StoredModel model, TopicRole input) {
        return model.position(input).map(InputPosition::next).orElse(0L);
    }

    private void learn(RecordedWindow window) throws DifferenceException {
        try {
            rows.encodeTo(window.eventsBefore());
        } catch (DifferenceException early) {
            throw new DifferenceException("window " + window.number() + ": " + early.getMessage());
        }
        long now = rows.streamTime();
        List<EventRow> learnt = new ArrayList<>();
        for (int index = 0; index < window.rows(); index++) {
            EventRow row = row(window, index);
            check(window, index, row, now);
            learnt.add(row);
        }
        replay.learn(window, index -> learnt.get(index).encoded());
        tally.window(window.rows());
        if (window.digest().isPresent()) {
            compare(window.digest().get(), "the history's", "");
        }
        order.closed(window.eventsBefore());
        learnt.stream().filter(row -> row.isFinished(rules)).forEach(rows::forget);
        forget(window, settled.at(rows.events(), now, rules.eventsUntilSettled(rows.pending())));
    }

    /** Forgets what was over at some stream time, until when the learner has looked at all that was due. */
    private void forget(RecordedWindow window, long time) throws DifferenceException {
        for (EventRow row : rows.forgetBefore(time)) {
            if (row.number() >= firstThatWaited && !row.isReplaced()) {
                settlement.checkDone(row, window.number());
            }
        }
    }

    private EventRow row(RecordedWindow window, int index) throws DifferenceException {
        long number = window.sequence(index);
        EventRow row = rows.row(number)
                .filter(each -> !each.isSettled())
                .orElseThrow(() -> new DifferenceException("window " + window.number() + ", row " + index + ": event "
                        + window.id(index) + ", number " + number + " (expected: one of the "
                        + rows.events()
                        + " events before, of which more may be learnt yet, and"
                        + " within labels.retention as it was then)"));
        if (!row.id().equals(window.id(index))) {
            throw new DifferenceException("window " + window.number() + ", row " + index + ": event " + window.id(index)
                    + " (expected: " + row.id() + ", number " + number + " in the features topic; were records before"
                    + " it deleted, or passed over by position --to or --accept-gap, or are event.* other than they"
                    + " were?)");
        }
        return row;
    }

    private void check(RecordedWindow window, int index, EventRow row, long now) throws DifferenceException {
        boolean waited = settlement.isOne(window, index);
        if (waited) {
            tally.labels(
                    Backing.SETTLED,
                    settlement.check(window, index, row, now, rows.kept().size()));
        } else {
            waited = checkLabels(window, index, row, now);
        }
        firstThatWaited = waited ? Math.min(firstThatWaited, row.number()) : firstThatWaited;
    }

    /** Whether a label came from elsewhere than the event. */
    private boolean checkLabels(RecordedWindow window, int index, EventRow row, long now) throws DifferenceException {
        boolean waited = false;
        for (int task = 0; task < rules.tasks().size(); task++) {
            double label = window.label(index, task);
            if (!Double.isNaN(label)) {
                Lesson lesson = new Lesson(window.number(), index, row, task, label);
                Backing found = window.isCorrection(index) ? backing.ofCorrection(lesson) : backing.of(lesson, now);
                tally.labels(found, 1);
                if (found == Backing.LABEL && !row.isNegative(task) && !rules.keepsLabels(task)) {
                    order.learnt(lesson);
                }
                waited |= found != Backing.EVENT;
            }
        }
        return waited;
    }

    private void compare(String expected, String whose, String after) throws DifferenceException {
        String digest = replay.digest();
        if (!digest.equals(expected)) {
            long last = replay.windows() - 1;
            String windows = last < uncompared
                    ? "after window " + last
                    : uncompared == last ? "window " + last : "windows " + uncompared + " to " + last;
            throw new DifferenceException(
                    windows + after + ": digest " + digest + " (expected: " + whose + ", " + expected + ")");
        }
        tally.digest();
        uncompared = replay.windows();
    }
}
