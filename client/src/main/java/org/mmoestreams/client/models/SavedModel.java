package org.mmoestreams.client.models;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.Reaction;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.state.ChunkKey;

/**
 * A model apart from any stream: its chunks, what they belong to, and whether the state of its optimiser is among them.
 * {@link ModelFile} has it in a file. Cannot be changed; arrays are not copied.
 */
public final class SavedModel {

    private static final String COUNTERS = new ChunkKey(OnlineLearner.COUNTERS, 0).toString();
    /** Stands between a tensor's name and that of a slot of its optimiser. */
    private static final char BEFORE_SLOT = '#';

    private final String origin;
    private final ModelIdentity identity;
    private final boolean hasOptimizerState;
    private final SortedMap<String, byte[]> chunks;

    /**
     * A model of its parts.
     *
     * @param origin where it is from, for messages: what names it, and what it is
     * @param hasOptimizerState whether the chunks of the optimiser's slots are there, where it has any
     * @param chunks by key
     */
    public SavedModel(String origin, ModelIdentity identity, boolean hasOptimizerState, Map<String, byte[]> chunks) {
        this.origin = origin;
        this.identity = identity;
        this.hasOptimizerState = hasOptimizerState;
        this.chunks = Collections.unmodifiableSortedMap(new TreeMap<>(chunks));
    }

    /**
     * Reads a model's file, and checks all of it.
     *
     * @param option what names the file, for messages
     * @throws IllegalArgumentException naming option and file when it cannot be read, is damaged or no model
     */
    public static SavedModel read(String option, Path file) {
        return ModelFile.read(option, file);
    }

    /**
     * Writes a model's file; one of that name is replaced once this one is whole.
     *
     * @throws java.io.UncheckedIOException naming the file when that fails
     */
    public void write(Path file) {
        ModelFile.write(this, file);
    }

    /** What the model belongs to. */
    public ModelIdentity identity() {
        return identity;
    }

    /** Whether the state of the optimiser is there, so that learning can go on as if it had never stopped. */
    public boolean hasOptimizerState() {
        return hasOptimizerState;
    }

    /** The chunks by key. */
    public SortedMap<String, byte[]> chunks() {
        return chunks;
    }

    /** The digest of all chunks. */
    public String digest() {
        return ModelDigest.of(chunks);
    }

    /** Closed windows. */
    public long windows() {
        return counter(0);
    }

    /** Rows learnt in them; a row counts as often as it was learnt. */
    public long rowsLearnt() {
        return counter(1);
    }

    /** The same model without the state of its optimiser, which makes it a half or a third as large. */
    public SavedModel withoutOptimizerState() {
        SortedMap<String, byte[]> weights = new TreeMap<>(chunks);
        weights.keySet().removeIf(key -> key.indexOf(BEFORE_SLOT) >= 0);
        return new SavedModel(origin, identity, false, weights);
    }

    /**
     * A learner that begins with this model, which the caller closes. Windows of another size and another seed will do:
     * what was never learnt has then another start.
     *
     * @param keepOptimizerState whether its optimiser goes on from this model's state, where it has that
     * @throws IllegalArgumentException naming every difference when spec, architecture or, where its state is kept,
     *     kind of optimiser is another; when a chunk does not fit
     */
    public OnlineLearner learner(FeatureSpec spec, LearnerConfig config, boolean keepOptimizerState) {
        OnlineLearner learner = OnlineLearner.create(spec, config);
        try {
            start(learner, keepOptimizerState);
            return learner;
        } catch (IllegalStateException | IllegalArgumentException e) {
            learner.close();
            throw e;
        }
    }

    /**
     * Checks that a learner can begin with this model, before there is one.
     *
     * @param learner what the learner's model belongs to
     * @throws IllegalArgumentException as {@link #learner} does
     */
    public void checkStarts(ModelIdentity learner, boolean keepOptimizerState) {
        learner.checkStartsFrom(identity, origin, keepOptimizerState && hasOptimizerState);
    }

    /**
     * Has a learner that has learnt nothing begin with this model.
     *
     * @return the chunks that are not among the learner's changes, and are its state together with those
     * @throws IllegalArgumentException as {@link #learner} does
     */
    public SortedMap<String, byte[]> start(OnlineLearner learner, boolean keepOptimizerState) {
        boolean kept = keepOptimizerState && hasOptimizerState;
        checkStarts(ModelIdentity.of(learner), keepOptimizerState);
        SortedMap<String, byte[]> loaded =
                kept ? new TreeMap<>(chunks) : withoutOptimizerState().chunks();
        SortedMap<String, byte[]> current = new TreeMap<>(loaded);
        current.putAll(WideSplit.changes(identity, current));
        learner.load(current);
        if (!kept) {
            learner.react(Reaction.resetAccumulators());
        }
        return current;
    }

    private long counter(int index) {
        byte[] counters = chunks.get(COUNTERS);
        if (counters == null) {
            return 0;
        }
        check(counters.length > index * Long.BYTES, COUNTERS, counters.length + " bytes", "counts of 8 bytes each");
        return ByteBuffer.wrap(counters).getLong(index * Long.BYTES);
    }
}
