package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.join.Joined;
import org.mmoestreams.client.models.WindowEntries;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.features.RowBatch;

/**
 * The open training window of one partition: the rows that wait to be predicted or learnt, in memory and, as of the
 * last {@link #save}, in a logged store, so that a restarted learner finds them in the same places.
 *
 * <p>Labelled rows stay until the window closes. Rows without any label are only predicted; they have places of their
 * own, which are filled round and round. The place of a row follows from the records before it alone, so its prediction
 * does too.
 *
 * <p>Events are numbered from 0 over all windows. Stream time is the highest event time so far. A window opens with its
 * first row and is due when it is full, or when stream time has moved on by more than the longest stream time since it
 * opened.
 */
final class TrainingWindow {

    private static final int PROGRESS_BYTES = 5 * Long.BYTES + Integer.BYTES;

    private final KeyValueStore<String, byte[]> store;
    private final OnlineLearner learner;
    private final long maxStreamTimeMillis;
    private final PendingBatch labelled;
    private final PendingBatch unlabelled;
    private final String[] labelledKeys;
    private final String[] unlabelledKeys;
    private boolean progressed = true;
    private long number;
    private long nextSequence;
    private long predictedBefore;
    /** Events before this place came when there was no labels topic: they do not wait. */
    private long firstThatWaits;

    private long openedAt = StoredTimes.NONE;
    private long streamTime = StoredTimes.NONE;

    private TrainingWindow(
            KeyValueStore<String, byte[]> store,
            OnlineLearner learner,
            Duration maxStreamTime,
            Supplier<RowBatch> batches) {
        this.store = store;
        this.learner = learner;
        this.maxStreamTimeMillis = maxStreamTime.toMillis();
        this.labelled = new PendingBatch(batches.get());
        this.unlabelled = new PendingBatch(batches.get());
        this.labelledKeys = keys(WindowEntries.LABELLED, labelled.rows().capacity());
        this.unlabelledKeys = keys(WindowEntries.UNLABELLED, unlabelled.rows().capacity());
    }

    /**
     * The window as the store knows it.
     *
     * @param learner the learner with the state of the last closed window
     * @param maxStreamTime stream time after which the window is due though it is not full; zero: never
     * @param batches makes the batches of its rows
     */
    static TrainingWindow restore(
            KeyValueStore<String, byte[]> store,
            OnlineLearner learner,
            Duration maxStreamTime,
            Supplier<RowBatch> batches) {
        TrainingWindow window = new TrainingWindow(store, learner, maxStreamTime, batches);
        window.number = learner.windows();
        window.readProgress();
        window.readRows();
        return window;
    }

    /**
     * Puts what changed since the last call: of the rows those that still wait. From the first call on, the store holds
     * something, be it that the only record so far could not be used.
     */
    void save() {
        saveRows(labelled, labelledKeys, 0);
        saveRows(unlabelled, unlabelledKeys, unlabelled.firstUnpredicted());
        if (progressed) {
            writeProgress();
        }
    }

    PendingBatch labelled() {
        return labelled;
    }

    PendingBatch unlabelled() {
        return unlabelled;
    }

    /** Whether the window must close before an event of this time is added. */
    boolean isDueAt(long eventTime) {
        return maxStreamTimeMillis > 0
                && openedAt != StoredTimes.NONE
                && Math.max(streamTime, eventTime) - openedAt > maxStreamTimeMillis;
    }

    /** The highest event time so far. */
    long streamTime() {
        return streamTime;
    }

    /** How many events were added so far: the place of the next one among all of the partition. */
    long events() {
        return nextSequence;
    }

    /**
     * Encodes an event into the next row of the batch of its kind, which must be free.
     *
     * @param headers those that its prediction will have
     * @param learnt whether its labels are to be learnt in this window; else it is only predicted
     * @return where it is
     */
    BatchRow add(Event event, byte[] headers, boolean learnt) {
        PendingBatch batch = learnt ? labelled : unlabelled;
        int index = batch.size();
        learner.encode(event.values(), batch.rows(), index);
        streamTime = Math.max(streamTime, event.time());
        open();
        batch.add(new PendingRow(number, nextSequence++, event.time(), event.id(), headers));
        return new BatchRow(batch, index);
    }

    /** Puts a row that was predicted before, with the labels that it waited for, into the next row to be learnt. */
    void add(Joined joined) {
        RowBatch rows = labelled.rows();
        int index = labelled.size();
        rows.read(index, ByteBuffer.wrap(joined.row().encoded()));
        learner.renew(rows, index);
        for (int task = 0; task < joined.labels().length; task++) {
            rows.setLabel(index, task, joined.labels()[task]);
        }
        rows.setCorrection(index, joined.isCorrection());
        open();
        labelled.add(PendingRow.joined(number, joined));
        progressed = true;
    }

    boolean hasUnpredicted() {
        return labelled.hasUnpredicted() || unlabelled.hasUnpredicted();
    }

    /** Hands over the rows that were not predicted yet, in order of arrival. */
    void takeUnpredicted(Consumer<BatchRow> taker) {
        int labelledIndex = labelled.firstUnpredicted();
        int unlabelledIndex = unlabelled.firstUnpredicted();
        while (labelledIndex < labelled.size() || unlabelledIndex < unlabelled.size()) {
            if (labelledIndex < labelled.size() && labelled.get(labelledIndex).published() != null) {
                labelledIndex++;
            } else if (isLabelledNext(labelledIndex, unlabelledIndex)) {
                taker.accept(new BatchRow(labelled, labelledIndex++));
            } else {
                taker.accept(new BatchRow(unlabelled, unlabelledIndex++));
            }
        }
        labelled.markPredicted();
        unlabelled.markPredicted();
        if (unlabelled.isFull()) {
            unlabelled.clear();
        }
        predictedBefore = nextSequence;
        progressed = true;
    }

    /** Whether the event of a row came when labels came late already, so that it may wait for them. */
    boolean mayWait(PendingRow row) {
        return row.sequence() >= firstThatWaits;
    }

    /** Begins the next window, which has the learner's version for its number. All rows must have been taken. */
    void reopen() {
        number = learner.windows();
        openedAt = StoredTimes.NONE;
        labelled.clear();
        unlabelled.clear();
        progressed = true;
    }

    private void open() {
        openedAt = openedAt == StoredTimes.NONE ? streamTime : openedAt;
    }

    private boolean isLabelledNext(int labelledIndex, int unlabelledIndex) {
        if (labelledIndex == labelled.size() || unlabelledIndex == unlabelled.size()) {
            return unlabelledIndex == unlabelled.size();
        }
        return labelled.get(labelledIndex).sequence()
                < unlabelled.get(unlabelledIndex).sequence();
    }

    private void saveRows(PendingBatch batch, String[] keys, int from) {
        for (int index = Math.max(from, batch.firstUnsaved()); index < batch.size(); index++) {
            store.put(keys[index], batch.get(index).write(batch.rows(), index));
        }
        batch.markSaved();
    }

    private void writeProgress() {
        ByteBuffer out = ByteBuffer.allocate(PROGRESS_BYTES);
        out.putLong(number).putLong(nextSequence).putLong(predictedBefore);
        out.putLong(StoredTimes.stored(openedAt)).putLong(StoredTimes.stored(streamTime));
        out.putInt(unlabelled.firstUnpredicted());
        store.put(WindowEntries.PROGRESS, out.array());
        progressed = false;
    }

    private void readProgress() {
        byte[] bytes = store.get(WindowEntries.PROGRESS);
        if (bytes == null) {
            return;
        }
        progressed = false;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long written = in.getLong();
        if (written != number) {
            throw new IllegalStateException(
                    "window store: progress of window " + written + " (expected: window " + number
                            + ", the model's version; the two stores are not of one commit: restore them or"
                            + " run reset)");
        }
        nextSequence = in.getLong();
        predictedBefore = in.getLong();
        openedAt = StoredTimes.of(in.getLong());
        streamTime = StoredTimes.of(in.getLong());
        unlabelled.resume(in.getInt());
    }

    private void readRows() {
        long known = nextSequence;
        PendingRow first = null;
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                PendingRow row = readRow(entry.key, entry.value);
                if (row != null && row.sequence() >= known) {
                    first = first == null || row.sequence() < first.sequence() ? row : first;
                    nextSequence = Math.max(nextSequence, row.sequence() + 1);
                }
            }
        }
        if (first != null) {
            openedAt = openedAt == StoredTimes.NONE ? Math.max(streamTime, first.eventTime()) : openedAt;
            streamTime = Math.max(streamTime, latestTime());
        }
    }

    private PendingRow readRow(String key, byte[] bytes) {
        if (!WindowEntries.isPending(key, bytes, number, predictedBefore)) {
            return null;
        }
        boolean isLabelled = key.startsWith(WindowEntries.LABELLED);
        boolean wasPredicted = WindowEntries.sequenceOf(bytes) < predictedBefore;
        PendingBatch batch = isLabelled ? labelled : unlabelled;
        int index = Integer.parseInt(key, key.indexOf('/') + 1, key.length(), 10);
        PendingRow row = PendingRow.read(bytes, batch.rows(), index);
        if (PendingRow.isPlain(bytes)) {
            firstThatWaits = Math.max(firstThatWaits, row.sequence() + 1);
        }
        batch.restore(index, row, wasPredicted);
        return row;
    }

    private long latestTime() {
        long latest = StoredTimes.NONE;
        for (PendingBatch batch : List.of(labelled, unlabelled)) {
            for (int index = batch.firstUnpredicted(); index < batch.size(); index++) {
                latest = Math.max(latest, batch.get(index).eventTime());
            }
        }
        return latest;
    }

    private static String[] keys(String prefix, int capacity) {
        return IntStream.range(0, capacity).mapToObj(index -> prefix + index).toArray(String[]::new);
    }
}
