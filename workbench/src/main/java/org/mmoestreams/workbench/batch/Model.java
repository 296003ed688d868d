package org.mmoestreams.workbench.batch;

import java.util.SortedMap;
import java.util.TreeMap;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.features.RowBatch;

/** A learner, a batch of its rows, and its chunks as they were last looked at. Closes the learner. For one thread. */
final class Model implements AutoCloseable {

    private final OnlineLearner learner;
    private final RowBatch batch;
    private final TreeMap<String, byte[]> chunks = new TreeMap<>();

    Model(OnlineLearner learner) {
        this.learner = learner;
        batch = learner.newBatch();
    }

    /** Begins with a saved model instead of with nothing. */
    void start(SavedModel saved, boolean keepOptimizerState) {
        chunks.putAll(saved.start(learner, keepOptimizerState));
    }

    /** Becomes the model of these chunks, of a learner of the same spec and configuration. */
    void become(SortedMap<String, byte[]> others) {
        chunks.putAll(others);
        learner.load(others);
    }

    OnlineLearner learner() {
        return learner;
    }

    RowBatch batch() {
        return batch;
    }

    /** The chunks as they are now; what this gives changes with the model. */
    SortedMap<String, byte[]> chunks() {
        learner.drainChanges(chunks::put);
        return chunks;
    }

    /** The model as it is now. */
    SavedModel saved() {
        return saved(chunks());
    }

    /** A model of these chunks, of the same learner. */
    SavedModel saved(SortedMap<String, byte[]> others) {
        return new SavedModel("the trained model", ModelIdentity.of(learner), true, others);
    }

    /** Scores rows. */
    Tally score(EncodedRows rows) {
        Tally tally = new Tally(learner.spec().tasks());
        for (int next = 0; next < rows.size(); ) {
            int count = Math.min(batch.capacity(), rows.size() - next);
            for (int row = 0; row < count; row++) {
                rows.copy(next++, batch, row);
            }
            learner.predict(batch, 0, count);
            tally.add(batch, count);
        }
        return tally;
    }

    @Override
    public void close() {
        learner.close();
    }
}
