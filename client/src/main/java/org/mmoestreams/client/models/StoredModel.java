package org.mmoestreams.client.models;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.topics.TopicRole;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.state.ChunkKey;

/** The committed model of one partition, as its changelogs have it. */
public final class StoredModel {

    private static final String COUNTERS = new ChunkKey(OnlineLearner.COUNTERS, 0).toString();

    private final int partition;
    private final SortedMap<String, byte[]> chunks;
    private final Map<String, byte[]> pending;
    private final ModelIdentity identity;

    /**
     * A model from the contents of its stores.
     *
     * @param partition the features partition that the model learns from
     * @param models the model store's entries
     * @param pending the window store's entries
     */
    public StoredModel(int partition, Map<String, byte[]> models, Map<String, byte[]> pending) {
        this.partition = partition;
        this.chunks = new TreeMap<>(models);
        this.pending = pending;
        this.identity = ModelIdentity.parse(chunks.remove(ModelIdentity.KEY));
    }

    /** The features partition that the model learns from. */
    public int partition() {
        return partition;
    }

    /** Closed windows. */
    public long windows() {
        return counter(0);
    }

    /** Whether a window has been closed: before that, there is no model to speak of. */
    public boolean hasLearnt() {
        return windows() > 0;
    }

    /** Rows learnt in them. */
    public long rowsLearnt() {
        return counter(1);
    }

    /** Closed windows that were not learnt, since their step was not finite. */
    public long windowsRejected() {
        return counter(2);
    }

    /** Rows that wait in the open window, to be learnt or to be predicted. */
    public long pendingRows() {
        return WindowEntries.pending(pending, windows()).size();
    }

    /** The places, among all sound events of the partition, of the events of these rows. */
    public Set<Long> pendingEvents() {
        return WindowEntries.pending(pending, windows()).values().stream()
                .map(WindowEntries::sequenceOf)
                .collect(Collectors.toSet());
    }

    /**
     * How far the model has come in its partition of an input; empty when it has not begun there, or a build before
     * this one stored it.
     */
    public Optional<InputPosition> position(TopicRole input) {
        return InputPosition.in(pending, input);
    }

    /** What the model belongs to. */
    public ModelIdentity identity() {
        return identity;
    }

    /** The digest of all chunks, the counters included. */
    public String digest() {
        return ModelDigest.of(chunks);
    }

    /** The model apart from its stream, with the state of its optimiser. */
    public SavedModel saved() {
        return new SavedModel("the model of partition " + partition, identity, true, chunks);
    }

    /**
     * A learner with this model's state, which the caller closes.
     *
     * @throws IllegalStateException when the model was learnt with another spec or architecture
     */
    public OnlineLearner learner(FeatureSpec spec, LearnerConfig config) {
        OnlineLearner learner = OnlineLearner.create(spec, config);
        try {
            ModelIdentity.of(learner).checkContinues(identity);
            Map<String, byte[]> current = new TreeMap<>(chunks);
            current.putAll(WideSplit.changes(identity, chunks));
            learner.load(current);
            return learner;
        } catch (IllegalStateException | IllegalArgumentException e) {
            learner.close();
            throw e;
        }
    }

    private long counter(int index) {
        byte[] counters = chunks.get(COUNTERS);
        return counters == null ? 0 : ByteBuffer.wrap(counters).getLong(index * Long.BYTES);
    }
}
