package org.mmoestreams.app.history;

import java.nio.ByteBuffer;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.models.ModelDigest;
import org.mmoestreams.features.RowBatch;

/** Learns recorded windows again. */
public final class WindowReplay {

    private final OnlineLearner learner;
    private final NavigableMap<String, byte[]> chunks;
    private final RowBatch batch;

    private WindowReplay(OnlineLearner learner, NavigableMap<String, byte[]> chunks) {
        this.learner = learner;
        this.chunks = chunks;
        this.batch = learner.newLateBatch();
    }

    /**
     * Goes on from a model's chunks.
     *
     * @param learner one that has learnt nothing; the caller closes it
     * @param chunks empty for a model that has not either
     */
    public static WindowReplay of(OnlineLearner learner, SortedMap<String, byte[]> chunks) {
        learner.load(chunks);
        return new WindowReplay(learner, new TreeMap<>(chunks));
    }

    /**
     * Goes on from where a learner is that has begun.
     *
     * @param learner the caller closes it
     * @param chunks those of its state that are not among its changes
     */
    public static WindowReplay begun(OnlineLearner learner, SortedMap<String, byte[]> chunks) {
        return new WindowReplay(learner, new TreeMap<>(chunks));
    }

    /** How many windows were learnt so far: the number of the next. */
    public long windows() {
        return learner.windows();
    }

    /**
     * Learns a window, and reacts to it as the learner did.
     *
     * @param encoded gives the encoded row of the event at each place in it
     * @throws DifferenceException when it cannot have been learnt like that
     */
    public void learn(RecordedWindow window, IntFunction<byte[]> encoded) throws DifferenceException {
        int rows = window.rows();
        if (rows > batch.capacity()) {
            throw new DifferenceException("window " + window.number() + ": " + rows + " rows (expected: window.rows, "
                    + batch.capacity() + ", at most)");
        }
        for (int index = 0; index < rows; index++) {
            fill(index, window, encoded.apply(index));
        }
        learner.predict(batch, 0, rows);
        boolean learnt = learner.learn(batch, rows);
        if (learnt != window.learnt()) {
            throw new DifferenceException("window " + window.number() + ": its step "
                    + (learnt ? "is finite" : "is not finite, so it is rejected") + " (expected: "
                    + (learnt ? "rejected" : "learnt") + ", as the history has it)");
        }
        window.reactions(learner.spec().tasks().size()).forEach(learner::react);
    }

    /** The digest of the model as it is now. */
    public String digest() {
        return ModelDigest.of(chunks());
    }

    /** The model's chunks as they are now. */
    public NavigableMap<String, byte[]> chunks() {
        learner.drainChanges(chunks::put);
        return chunks;
    }

    private void fill(int index, RecordedWindow window, byte[] encoded) throws DifferenceException {
        batch.read(index, ByteBuffer.wrap(encoded));
        for (int task = 0; task < learner.spec().networkTasks().size(); task++) {
            batch.setLabel(index, task, window.label(index, task));
        }
        batch.setCorrection(index, window.isCorrection(index));
        double weight = batch.weights()[index];
        if (weight != window.weight(index)) {
            throw new DifferenceException("window " + window.number() + ", row " + index + ": event " + window.id(index)
                    + ": weight " + window.weight(index) + " (expected: " + weight + ", that of the event)");
        }
    }
}
