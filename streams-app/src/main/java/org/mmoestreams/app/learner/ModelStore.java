package org.mmoestreams.app.learner;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.models.ModelDigest;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.client.models.WideSplit;

/**
 * Keeps a learner's chunks in a logged store. A commit covers what was put before it, and nothing else. Beside the
 * chunks it keeps what they belong to.
 */
final class ModelStore {

    private final KeyValueStore<String, byte[]> store;
    private final OnlineLearner learner;
    private ModelIdentity identity;
    private boolean identified;
    /**
     * Chunks that are not stored as they are here, since they were in another format or are those of a model to begin
     * with: they and the new identity are put together.
     */
    private Map<String, byte[]> unstored = Map.of();

    private ModelStore(KeyValueStore<String, byte[]> store, OnlineLearner learner) {
        this.store = store;
        this.learner = learner;
        this.identity = ModelIdentity.of(learner);
    }

    /**
     * Loads into the learner what the store holds; where that is nothing, the model to begin with.
     *
     * @param start what it begins with
     * @throws IllegalStateException when the store holds the state of another spec or architecture
     */
    static ModelStore restore(KeyValueStore<String, byte[]> store, OnlineLearner learner, ModelStart start) {
        ModelStore modelStore = new ModelStore(store, learner);
        SortedMap<String, byte[]> chunks = chunks(store);
        byte[] identity = chunks.remove(ModelIdentity.KEY);
        if (identity == null && !chunks.isEmpty()) {
            throw new IllegalStateException("model store: chunks without their identity (expected: the whole changelog;"
                    + " it was truncated: restore it, or run reset)");
        }
        if (identity == null && start.saved().isPresent()) {
            modelStore.begin(start.saved().get(), start.keepsOptimizer());
            return modelStore;
        }
        if (identity != null) {
            ModelIdentity stored = ModelIdentity.parse(identity);
            modelStore.identity = ModelIdentity.of(learner).continuing(stored);
            modelStore.unstored = WideSplit.changes(stored, chunks);
            chunks.putAll(modelStore.unstored);
            modelStore.identified = Arrays.equals(modelStore.identity.toBytes(), identity);
        }
        learner.load(chunks);
        return modelStore;
    }

    /** The chunks as they are stored, by key; none is changed later. */
    SortedMap<String, byte[]> chunks() {
        SortedMap<String, byte[]> chunks = chunks(store);
        chunks.remove(ModelIdentity.KEY);
        chunks.putAll(unstored);
        return chunks;
    }

    /** The digest of the model as it is now. Puts all that changed, and reads all of it. */
    String digest() {
        save();
        SortedMap<String, byte[]> chunks = chunks(store);
        chunks.remove(ModelIdentity.KEY);
        return ModelDigest.of(chunks);
    }

    /** Puts all that changed, and what the model belongs to when the store does not say so yet. */
    void save() {
        if (!identified) {
            store.put(ModelIdentity.KEY, identity.toBytes());
            unstored.forEach(store::put);
            unstored = Map.of();
            identified = true;
        }
        learner.drainChanges(store::put);
    }

    private void begin(SavedModel saved, boolean keepsOptimizer) {
        unstored = saved.start(learner, keepsOptimizer);
        identity = identity.startingFrom(saved.identity(), saved.digest());
    }

    private static SortedMap<String, byte[]> chunks(KeyValueStore<String, byte[]> store) {
        SortedMap<String, byte[]> chunks = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                chunks.put(entry.key, entry.value);
            }
        }
        return chunks;
    }
}
