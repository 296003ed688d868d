package org.mmoestreams.app.join;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;

/**
 * The rows of a join by event id: those that wait for something, and those that are finished, of which it is only known
 * what became of their labels. Counts them, and knows when each is to be looked at.
 */
final class WaitingRows {

    private static final char ROWS = 'r';
    private static final char WAITING = 'w';
    private static final char FINISHED = 'f';

    private final JoinRules rules;
    private final JoinOutlet outlet;
    private final Entries entries;
    private final JoinCounts counts;
    private final Deadlines waiting;
    private final Deadlines finished;
    /** Rows that have arrived since the last save and were not predicted yet, by id. */
    private final Map<Bytes, WaitingRow> arrived = new HashMap<>();

    WaitingRows(Entries entries, JoinRules rules, JoinCounts counts, JoinOutlet outlet) {
        this.rules = rules;
        this.outlet = outlet;
        this.entries = entries;
        this.counts = counts;
        waiting = Deadlines.restore(WAITING, entries);
        finished = Deadlines.restore(FINISHED, entries);
    }

    /** The key of an id's row. It keeps its hash: it is made once for all looks. */
    static Bytes key(byte[] id) {
        return Entries.key(ROWS, id);
    }

    /** Has the row of an event that is about to be predicted wait, or be finished; there must be none of its id. */
    void add(Bytes key, byte[] id, WaitingRow row, long streamTime) {
        boolean waits = rules.needsFeatures(row);
        row.arrived(waits);
        arrived.put(key, row);
        if (waits) {
            counts.addRows(1);
            addOpen(row, 1);
            awaitEnd(Bytes.wrap(id), row, streamTime);
        } else {
            addFinished(Bytes.wrap(id), row, streamTime);
        }
    }

    /** The prediction of a row goes out: from now on it can be learnt. */
    void predicted(Bytes key, long version, double[] predictions, byte[] encoded) {
        WaitingRow added = arrived.remove(key);
        WaitingRow row = added == null ? read(key) : added;
        boolean waits = row.waits();
        row.predicted(version, predictions, encoded);
        if (!waits) {
            row.forget();
        }
        if (added == null) {
            entries.put(key, row.write());
        } else {
            entries.add(key, row.write());
        }
    }

    /** The row of an id; null when there is none. What has arrived is predicted before, if it is among that. */
    WaitingRow get(Bytes key) {
        WaitingRow row = arrived.containsKey(key) ? arrived.get(key) : read(key);
        if (row != null && row.isUnpredicted()) {
            outlet.predictArrived();
            return read(key);
        }
        return row;
    }

    /** The row that a deadline is of; null when it waits, or is kept, no more, or is not in this state. */
    WaitingRow get(Bytes key, Deadline deadline, boolean isFinished) {
        WaitingRow row = get(key);
        boolean isMeant = row != null && row.sequence() == deadline.number() && row.isFinished() == isFinished;
        return isMeant ? row : null;
    }

    /** Keeps what a row is now. It is finished if its features are not needed any more. */
    void keep(Bytes key, byte[] id, WaitingRow row, long streamTime) {
        if (!row.isFinished() && !rules.needsFeatures(row)) {
            finish(key, id, row, streamTime);
        } else {
            entries.put(key, row.write());
        }
    }

    /** Keeps of a waiting row only what became of its labels. */
    void finish(Bytes key, byte[] id, WaitingRow row, long streamTime) {
        row.forget();
        counts.addRows(-1);
        addFinished(Bytes.wrap(id), row, streamTime);
        entries.put(key, row.write());
    }

    /** Keeps a row that is to be looked at again when its next window ends. */
    void keepWaiting(Bytes key, Deadline due, WaitingRow row, long streamTime) {
        keep(key, due.id().get(), row, streamTime);
        if (!row.isFinished()) {
            awaitEnd(due.id(), row, streamTime);
        }
    }

    /** Keeps nothing of a row. */
    void remove(Bytes key, WaitingRow row) {
        addOpen(row, -1);
        if (row.isFinished()) {
            counts.addFinished(-1);
        } else {
            counts.addRows(-1);
        }
        entries.remove(key);
    }

    /** Takes the first waiting rows of which a window, or retention, is over. */
    List<Deadline> takeEnded(long streamTime, int most) {
        return waiting.takeDue(streamTime, most);
    }

    /** Takes the first finished rows of which retention is over. */
    List<Deadline> takeForgotten(long streamTime, int most) {
        return finished.takeDue(streamTime, most);
    }

    /** Has those waiting rows given up whose windows end first, as long as too many wait. */
    void throwOutWaiting(Consumer<Deadline> out) {
        waiting.throwOut(counts::rows, rules.limits().most(), first -> first.forEach(out));
    }

    /** Has those finished rows forgotten whose retention ends first, as long as there are too many. */
    void throwOutFinished(Consumer<Deadline> out) {
        finished.throwOut(counts::finished, rules.limits().most(), first -> first.forEach(out));
    }

    /** Puts what changed since the last call, with the rows that were not predicted yet. */
    void save() {
        arrived.forEach((key, row) -> entries.add(key, row.write()));
        arrived.clear();
        waiting.save();
        finished.save();
    }

    private WaitingRow read(Bytes key) {
        byte[] bytes = entries.get(key);
        return bytes == null ? null : WaitingRow.read(bytes, rules.tasks().size());
    }

    private void awaitEnd(Bytes id, WaitingRow row, long streamTime) {
        long end = rules.nextEnd(row);
        waiting.add(new Deadline(id, row.sequence(), end), end - row.eventTime(), streamTime);
    }

    private void addFinished(Bytes id, WaitingRow row, long streamTime) {
        counts.addFinished(1);
        Deadline end = new Deadline(id, row.sequence(), rules.retentionEnd(row));
        finished.add(end, rules.retentionMillis(), streamTime);
    }

    private void addOpen(WaitingRow row, int sign) {
        for (int task = 0; task < row.tasks(); task++) {
            counts.addWaiting(task, row.eventTime(), row.status(task) == Status.OPEN ? sign : 0);
        }
    }
}
