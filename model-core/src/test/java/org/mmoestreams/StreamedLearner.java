package org.mmoestreams;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;

/**
 * A learner at work on random rows as a stream would have it: windows of random length, each row predicted early and
 * its window predicted again before it is learnt. On demand everything is saved and the learner replaced by a fresh one
 * that loads it.
 */
final class StreamedLearner implements AutoCloseable {

    private final RandomRows rows;
    private final Random random;
    private final List<Long> predictions = new ArrayList<>();
    private final Map<String, byte[]> store = new TreeMap<>();
    private OnlineLearner learner;
    private RowBatch batch;

    StreamedLearner(OnlineLearner learner, long seed) {
        this.learner = learner;
        this.batch = learner.newBatch();
        this.rows = new RandomRows(learner.spec(), seed);
        this.random = new Random(seed + 1);
    }

    /**
     * Runs windows.
     *
     * @param windows how many
     * @param savedAt the row at which the learner is replaced, counted over all windows; -1 for never
     * @param drains whether the changes are drained at each step, or not before the end
     * @return how many rows there were
     */
    int run(int windows, int savedAt, boolean drains) {
        int seen = 0;
        for (int window = 0; window < windows; window++) {
            int length = 1 + random.nextInt(batch.capacity());
            for (int row = 0; row < length; row++, seen++) {
                if (seen == savedAt) {
                    replace(row);
                }
                learner.encode(rows.next(), batch, row);
                learner.predict(batch, row, row + 1);
                note(row);
                if (drains) {
                    learner.drainChanges(store::put);
                }
            }
            learner.predict(batch, 0, length);
            learner.learn(batch, length);
            if (drains) {
                learner.drainChanges(store::put);
            }
        }
        learner.drainChanges(store::put);
        return seen;
    }

    OnlineLearner learner() {
        return learner;
    }

    /** The bits of every prediction in order. */
    List<Long> predictions() {
        return predictions;
    }

    Map<String, byte[]> store() {
        return store;
    }

    @Override
    public void close() {
        learner.close();
    }

    private void replace(int pendingRows) {
        ByteBuffer pending = ByteBuffer.allocate(pendingRows * batch.rowBytes());
        for (int row = 0; row < pendingRows; row++) {
            batch.write(row, pending);
        }
        OnlineLearner fresh = OnlineLearner.create(learner.spec(), learner.config());
        fresh.load(store);
        learner.close();
        learner = fresh;
        batch = learner.newBatch();
        for (int row = 0; row < pendingRows; row++) {
            batch.read(row, pending.slice(row * batch.rowBytes(), batch.rowBytes()));
        }
    }

    private void note(int row) {
        for (int task = 0; task < learner.spec().tasks().size(); task++) {
            predictions.add(Double.doubleToRawLongBits(batch.prediction(row, task)));
        }
    }
}
