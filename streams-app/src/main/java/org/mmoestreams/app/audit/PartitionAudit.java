package org.mmoestreams.app.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.client.models.StoredModel;

/** Learns the windows of a partition again, one after the other, and compares. */
final class PartitionAudit {

    private final AuditRules rules;
    private final HistoryReader history;
    private final EventRows rows;
    private final SentLabels sent;
    private final WindowReplay replay;
    private final LabelBacking backing;
    private final SettledTime settled;
    private final Tally tally;
    /** The number of the first window that no digest was compared after. */
    private long uncompared;

    /** An audit that goes on from where these are. */
    PartitionAudit(AuditRules rules, HistoryReader history, EventRows rows, SentLabels sent, WindowReplay replay) {
        this.rules = rules;
        this.history = history;
        this.rows = rows;
        this.sent = sent;
        this.replay = replay;
        this.backing = new LabelBacking(rules, sent);
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

    /**
     * Compares with the stored model.
     *
     * @param next the offset up to which it has read the features topic
     */
    void compare(StoredModel model, long next) throws DifferenceException {
        rows.encodeToOffset(next);
        compare(model.digest(), "the stored model's", " and the events after them");
    }

    /** Writes what is needed to go on, but for positions. */
    void write(DataOutput out) throws IOException {
        out.writeLong(uncompared);
        rows.write(out);
        sent.write(out);
    }

    /** Takes up what {@link #write} wrote. */
    void read(DataInput in) throws IOException {
        uncompared = in.readLong();
        rows.read(in);
        sent.read(in);
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
            checkLabels(window, index, row, now);
            learnt.add(row);
        }
        replay.learn(window, learnt);
        tally.window(window.rows());
        if (window.digest().isPresent()) {
            compare(window.digest().get(), "the history's", "");
        }
        learnt.stream().filter(row -> row.isFinished(rules)).forEach(rows::forget);
        rows.forgetBefore(settled.at(rows.events(), now, rules.eventsUntilSettled(rows.pending())));
    }

    private EventRow row(RecordedWindow window, int index) throws DifferenceException {
        long number = window.sequence(index);
        EventRow row = rows.row(number)
                .orElseThrow(() -> new DifferenceException("window " + window.number() + ", row " + index + ": event "
                        + window.id(index) + ", number " + number + " (expected: one of the " + rows.events()
                        + " events before, not learnt for all tasks yet, and within labels.retention as it was then)"));
        if (!row.id().equals(window.id(index))) {
            throw new DifferenceException("window " + window.number() + ", row " + index + ": event " + window.id(index)
                    + " (expected: " + row.id() + ", number " + number + " in the features topic; were records before"
                    + " it deleted, or passed over by position --to or --accept-gap, or are event.* other than they"
                    + " were?)");
        }
        return row;
    }

    private void checkLabels(RecordedWindow window, int index, EventRow row, long now) throws DifferenceException {
        for (int task = 0; task < rules.tasks().size(); task++) {
            double label = window.label(index, task);
            if (!Double.isNaN(label)) {
                Lesson lesson = new Lesson(window.number(), index, row, task, label);
                tally.label(window.isCorrection(index) ? backing.ofCorrection(lesson) : backing.of(lesson, now));
            }
        }
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
