package org.mmoestreams.app.learner;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.OnlineLearner;

/**
 * Keeps a learner's chunks in a logged and cached store, in the same {@code process} call that changed them: a commit covers
 * what was put, and nothing else. Beside the chunks it keeps what they belong to.
 */
final class ModelStore {

    private final KeyValueStore<String, byte[]> store;
    private final OnlineLearner learner;
    private ModelIdentity identity;
    private boolean identified;

    private ModelStore(KeyValueStore<String, byte[]> store, OnlineLearner learner) {
        this.store = store;
        this.learner = learner;
        this.identity = ModelIdentity.of(learner);
    }

    /**
     * Loads into the learner what the store holds.
     *
     * @throws IllegalStateException when the store holds the state of another spec or architecture
     */
    static ModelStore restore(KeyValueStore<String, byte[]> store, OnlineLearner learner) {
        ModelStore modelStore = new ModelStore(store, learner);
        Map<String, byte[]> chunks = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                chunks.put(entry.key, entry.value);
            }
        }
        byte[] identity = chunks.remove(ModelIdentity.KEY);
        if (identity == null && !chunks.isEmpty()) {
            throw new IllegalStateException("model store: chunks without their identity (expected: the whole changelog;"
                    + " it was truncated: restore it, or run reset)");
        }
        if (identity != null) {
            modelStore.identity = ModelIdentity.of(learner).continuing(ModelIdentity.parse(identity));
            modelStore.identified = Arrays.equals(modelStore.identity.toBytes(), identity);
        }
        learner.load(chunks);
        return modelStore;
    }

    /** Puts what encoding a row changed. */
    void saveEncoder() {
        learner.drainEncoderChanges(store::put);
    }

    /** Puts all that changed. */
    void save() {
        learner.drainChanges(store::put);
    }

    /** Sees to it that the store says what its model belongs to, from the first record on. */
    void identify() {
        if (!identified) {
            store.put(ModelIdentity.KEY, identity.toBytes());
            identified = true;
        }
    }
}
