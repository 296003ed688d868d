package org.mmoestreams.app.join;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Joins labels with the rows that wait for them, in one partition. What it does follows from the records and their
 * order alone: not from when predictions go out, from commits or from restarts.
 *
 * <p>A call costs a look or two at the store, and what is due: with each event a {@link Share} of the rows whose time
 * is up, so that however many are due at once, no event waits for all of them.
 */
public final class LabelJoin {

    private static final char ROWS = 'r';
    private static final char WAITING = 'w';
    private static final char FINISHED = 'f';
    private static final Bytes COUNTS = Bytes.wrap(StoredCounts.key());

    private final JoinRules rules;
    private final JoinOutlet outlet;
    private final Entries entries;
    private final JoinCounts counts;
    private final Deadlines waiting;
    private final Deadlines finished;
    private final EarlyArrivals early;
    private final RowLife life;
    /** Rows that have arrived and were not predicted yet, by id. */
    private final Map<Bytes, WaitingRow> arrived = new HashMap<>();

    private long streamTime;
    private boolean changed;

    private LabelJoin(KeyValueStore<Bytes, byte[]> store, JoinRules rules, JoinOutlet outlet, long streamTime) {
        this.rules = rules;
        this.outlet = outlet;
        this.streamTime = streamTime;
        entries = new Entries(store);
        byte[] counted = store.get(COUNTS);
        counts = counted == null ? new JoinCounts(rules.tasks().size()) : JoinCounts.read(counted);
        counts.keepWaitingIn(rules.ageMillis());
        changed = counted == null;
        waiting = Deadlines.restore(WAITING, entries);
        finished = Deadlines.restore(FINISHED, entries);
        early = new EarlyArrivals(entries, rules, counts, outlet);
        life = new RowLife(rules, counts, outlet);
    }

    /**
     * The join as the store knows it.
     *
     * @param store what waits; logged, not cached, and this join's alone
     * @param streamTime the highest event time so far
     */
    public static LabelJoin restore(
            KeyValueStore<Bytes, byte[]> store, JoinRules rules, JoinOutlet outlet, long streamTime) {
        return new LabelJoin(store, rules, outlet, streamTime);
    }

    /** What was counted so far; changes as the join goes on. */
    public JoinCounts counts() {
        return counts;
    }

    /**
     * Stream time goes on: windows end. To be called with each event, before it arrives.
     *
     * @param time the event's time
     */
    public void advance(long time) {
        int share = Share.of(streamTime, time);
        streamTime = Math.max(streamTime, time);
        waiting.takeDue(streamTime, share).forEach(this::endRow);
        finished.takeDue(streamTime, share).forEach(this::removeFinished);
        changed |= early.refuseDue(streamTime, share);
    }

    /**
     * An event arrives, and is about to be predicted. One with the id of an earlier one takes its place.
     *
     * @param labels those that it brings, by task; NaN for none; not kept
     */
    public void arrive(byte[] id, long eventTime, long sequence, double[] labels) {
        WaitingRow row = arrivedRow(eventTime, sequence, labels);
        Bytes key = Entries.key(ROWS, id);
        replace(key, id);
        arrived.put(key, row);
        changed = true;
        if (rules.needsFeatures(row)) {
            counts.addRows(1);
            addWaiting(row, 1);
            awaitEnd(Bytes.wrap(id), row);
        } else {
            finish(Bytes.wrap(id), row);
        }
    }

    /** An event that had arrived before a restart, and is not predicted yet. */
    public void restoreArrived(byte[] id, long eventTime, long sequence, double[] labels) {
        arrived.put(Entries.key(ROWS, id), arrivedRow(eventTime, sequence, labels));
    }

    /** The prediction of an event that has arrived goes out: from now on it can be learnt. */
    public void predicted(byte[] id, long version, double[] predictions, byte[] encoded) {
        Bytes key = Entries.key(ROWS, id);
        WaitingRow row = arrived.remove(key);
        row.predicted(version, predictions, encoded);
        if (!rules.needsFeatures(row)) {
            row.forget();
        }
        entries.add(key, row.write());
    }

    /** After an event has arrived and its row waits to be predicted: labels that came before it are joined. */
    public void arrived(byte[] id) {
        makeRoom();
        if (counts.early() > 0) {
            early.take(id).forEach(each -> label(new LabelArrival(id, each.time(), each.labels(), each::record)));
        }
    }

    /** A label record comes: it is joined with its row, or waits for it. One without any label changes nothing. */
    public void label(LabelArrival label) {
        if (Arrays.stream(label.labels()).allMatch(Double::isNaN)) {
            return;
        }
        changed = true;
        Bytes key = Entries.key(ROWS, label.id());
        WaitingRow row = rowOf(key);
        long now = Math.max(streamTime, label.time());
        if (row != null && now > rules.retentionEnd(row)) {
            remove(key, label.id(), row, now);
            row = null;
        }
        if (row == null) {
            early.add(label, streamTime);
            makeRoom();
            return;
        }
        boolean wasFinished = row.isFinished();
        life.end(label.id(), row, now);
        life.label(label.id(), row, label);
        keep(key, label.id(), row, wasFinished);
    }

    /** All labels of an event that were not learnt yet are taken back; windows that have ended by now are seen to. */
    public void withdraw(byte[] id) {
        changed = true;
        early.withdraw(id);
        Bytes key = Entries.key(ROWS, id);
        WaitingRow row = rowOf(key);
        if (row == null) {
            return;
        }
        if (streamTime > rules.retentionEnd(row)) {
            remove(key, id, row, streamTime);
            return;
        }
        boolean wasFinished = row.isFinished();
        life.end(id, row, streamTime);
        life.withdraw(row);
        keep(key, id, row, wasFinished);
    }

    /**
     * Puts what changed since the last call into the store. From the first call on, it holds something, be it that no
     * record so far could be used.
     */
    public void save() {
        waiting.save();
        finished.save();
        early.save();
        if (changed) {
            entries.put(COUNTS, counts.write());
            changed = false;
        }
        entries.save();
    }

    private WaitingRow arrivedRow(long eventTime, long sequence, double[] labels) {
        return WaitingRow.arrived(eventTime, sequence, labels, rules.whenComplete());
    }

    /** The row of an id; null when there is none. Its key keeps its hash: it is made once for all looks. */
    private WaitingRow rowOf(Bytes key) {
        if (arrived.containsKey(key)) {
            outlet.predictArrived();
        }
        byte[] bytes = entries.get(key);
        return bytes == null ? null : WaitingRow.read(bytes, rules.tasks().size());
    }

    /** Has the row of an id make way for another one; windows that have ended by now are seen to. */
    private void replace(Bytes key, byte[] id) {
        WaitingRow row = rowOf(key);
        if (row != null) {
            counts.addReplaced();
            if (!row.isFinished()) {
                life.end(id, row, streamTime);
            }
            discard(key, row);
        }
    }

    private void endRow(Deadline due) {
        Bytes key = Entries.key(ROWS, due.id().get());
        WaitingRow row = rowOf(key);
        if (row == null || row.sequence() != due.number() || row.isFinished()) {
            return;
        }
        changed = true;
        if (streamTime > rules.retentionEnd(row)) {
            remove(key, due.id().get(), row, streamTime);
            return;
        }
        life.end(due.id().get(), row, streamTime);
        keep(key, due.id().get(), row, false);
        if (!row.isFinished()) {
            awaitEnd(due.id(), row);
        }
    }

    private void removeFinished(Deadline due) {
        Bytes key = Entries.key(ROWS, due.id().get());
        WaitingRow row = rowOf(key);
        if (row != null && row.sequence() == due.number() && row.isFinished()) {
            changed = true;
            discard(key, row);
        }
    }

    /** The end of a row's retention: what is known of it is learnt, then nothing is known. */
    private void remove(Bytes key, byte[] id, WaitingRow row, long now) {
        if (!row.isFinished()) {
            life.end(id, row, now);
            life.settle(id, row);
        }
        discard(key, row);
    }

    private void discard(Bytes key, WaitingRow row) {
        addWaiting(row, -1);
        if (row.isFinished()) {
            counts.addFinished(-1);
        } else {
            counts.addRows(-1);
        }
        entries.remove(key);
    }

    private void keep(Bytes key, byte[] id, WaitingRow row, boolean wasFinished) {
        if (!wasFinished && !rules.needsFeatures(row)) {
            row.forget();
            counts.addRows(-1);
            finish(Bytes.wrap(id), row);
        }
        entries.put(key, row.write());
    }

    private void awaitEnd(Bytes id, WaitingRow row) {
        long end = rules.nextEnd(row);
        waiting.add(new Deadline(id, row.sequence(), end), end - row.eventTime(), streamTime);
    }

    private void finish(Bytes id, WaitingRow row) {
        counts.addFinished(1);
        finished.add(new Deadline(id, row.sequence(), rules.retentionEnd(row)), rules.retentionMillis(), streamTime);
    }

    /** Throws out what is due first as long as there is too much of a kind. */
    private void makeRoom() {
        int most = rules.limits().most();
        waiting.throwOut(counts::rows, most, first -> first.forEach(this::displace));
        finished.throwOut(counts::finished, most, first -> first.forEach(this::removeFinished));
        early.makeRoom();
    }

    private void displace(Deadline first) {
        Bytes key = Entries.key(ROWS, first.id().get());
        WaitingRow row = rowOf(key);
        if (row != null && row.sequence() == first.number() && !row.isFinished()) {
            life.displace(row);
            life.settle(first.id().get(), row);
            row.forget();
            counts.addRows(-1);
            finish(first.id(), row);
            entries.put(key, row.write());
        }
    }

    private void addWaiting(WaitingRow row, int sign) {
        for (int task = 0; task < row.tasks(); task++) {
            counts.addWaiting(task, row.eventTime(), row.status(task) == Status.OPEN ? sign : 0);
        }
    }
}
