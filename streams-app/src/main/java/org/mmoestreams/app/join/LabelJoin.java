package org.mmoestreams.app.join;

import java.util.Arrays;
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

    private static final Bytes COUNTS = Bytes.wrap(StoredCounts.key());

    private final JoinRules rules;
    private final Entries entries;
    private final JoinCounts counts;
    private final WaitingRows rows;
    private final EarlyArrivals early;
    private final RowLife life;

    private long streamTime;
    private boolean changed;
    /** The row that the event which is arriving takes over from; null for none. */
    private WaitingRow replaced;

    private LabelJoin(KeyValueStore<Bytes, byte[]> store, JoinRules rules, JoinOutlet outlet, long streamTime) {
        this.rules = rules;
        this.streamTime = streamTime;
        entries = new Entries(store);
        byte[] counted = store.get(COUNTS);
        counts = counted == null ? new JoinCounts(rules.tasks().size()) : JoinCounts.read(counted);
        counts.keepWaitingIn(rules.ageMillis());
        changed = counted == null;
        rows = new WaitingRows(entries, rules, counts, outlet);
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
        rows.takeEnded(streamTime, share).forEach(this::endRow);
        rows.takeForgotten(streamTime, share).forEach(this::removeFinished);
        changed |= early.refuseDue(streamTime, share);
    }

    /**
     * An event arrives, and is about to be predicted. One with the id of an earlier one takes its place.
     *
     * @param labels those that it brings, by task; NaN for none; not kept
     * @return whether these are learnt as it is: at once, and not with others that come later
     */
    public boolean arrive(byte[] id, long eventTime, long sequence, double[] labels) {
        Bytes key = WaitingRows.key(id);
        WaitingRow earlier = rowAt(streamTime, key, id);
        if (earlier != null) {
            counts.addReplaced();
            rows.remove(key, earlier);
        }
        replaced = earlier != null && earlier.isAnyKnown() ? earlier : null;
        boolean learnt = rules.learnsAtOnce(labels);
        rows.add(key, id, WaitingRow.arrived(eventTime, sequence, labels, learnt), streamTime);
        changed = true;
        return learnt;
    }

    /** The prediction of an event that has arrived goes out: from now on it can be learnt. */
    public void predicted(byte[] id, long version, double[] predictions, byte[] encoded) {
        rows.predicted(WaitingRows.key(id), version, predictions, encoded);
    }

    /**
     * After an event has arrived and its row waits to be predicted: what is known of an earlier one of its id is known
     * of it, and labels that came before it are joined.
     */
    public void arrived(byte[] id) {
        if (replaced != null) {
            Bytes key = WaitingRows.key(id);
            WaitingRow row = rows.get(key);
            life.takeOver(id, row, replaced);
            rows.keep(key, id, row, streamTime);
            replaced = null;
        }
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
        long now = Math.max(streamTime, label.time());
        Bytes key = WaitingRows.key(label.id());
        WaitingRow row = rowAt(now, key, label.id());
        if (row == null) {
            early.add(label, streamTime);
            makeRoom();
            return;
        }
        life.label(label.id(), row, label);
        rows.keep(key, label.id(), row, streamTime);
    }

    /** All labels of an event that were not learnt yet are taken back; windows that have ended by now are seen to. */
    public void withdraw(byte[] id) {
        changed = true;
        early.withdraw(id);
        Bytes key = WaitingRows.key(id);
        WaitingRow row = rowAt(streamTime, key, id);
        if (row != null) {
            life.withdraw(row);
            rows.keep(key, id, row, streamTime);
        }
    }

    /**
     * Puts what changed since the last call into the store. From the first call on, it holds something, be it that no
     * record so far could be used.
     */
    public void save() {
        rows.save();
        early.save();
        if (changed) {
            entries.put(COUNTS, counts.write());
            changed = false;
        }
        entries.save();
    }

    /** The row of an id with what has become of it at a time; null when nothing is known of it any more. */
    private WaitingRow rowAt(long time, Bytes key, byte[] id) {
        WaitingRow row = rows.get(key);
        if (row != null && time > rules.retentionEnd(row)) {
            remove(key, id, row, time);
            return null;
        }
        if (row != null) {
            life.end(id, row, time);
        }
        return row;
    }

    private void endRow(Deadline due) {
        Bytes key = WaitingRows.key(due.id().get());
        WaitingRow row = rows.get(key, due, false);
        if (row == null) {
            return;
        }
        changed = true;
        if (streamTime > rules.retentionEnd(row)) {
            remove(key, due.id().get(), row, streamTime);
        } else {
            life.end(due.id().get(), row, streamTime);
            rows.keepWaiting(key, due, row, streamTime);
        }
    }

    private void removeFinished(Deadline due) {
        Bytes key = WaitingRows.key(due.id().get());
        WaitingRow row = rows.get(key, due, true);
        if (row != null) {
            changed = true;
            rows.remove(key, row);
        }
    }

    /** The end of a row's retention: what is known of it is learnt, then nothing is known. */
    private void remove(Bytes key, byte[] id, WaitingRow row, long now) {
        if (!row.isFinished()) {
            life.end(id, row, now);
            life.settle(id, row);
        }
        rows.remove(key, row);
    }

    /** Throws out what is due first as long as there is too much of a kind. */
    private void makeRoom() {
        rows.throwOutWaiting(this::displace);
        rows.throwOutFinished(this::removeFinished);
        early.makeRoom();
    }

    private void displace(Deadline first) {
        byte[] id = first.id().get();
        Bytes key = WaitingRows.key(id);
        WaitingRow row = rows.get(key, first, false);
        if (row != null) {
            life.displace(row);
            life.settle(id, row);
            rows.finish(key, id, row, streamTime);
        }
    }
}
