package org.mmoestreams.client.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.nn.NativeRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a stored model belongs to: the format of its chunks, its spec, architecture, forms of its optimisers, window
 * rows, seed, and the OpenBLAS core type that it was computed with. A learner goes on only from a model with the same,
 * apart from the core type, which changes rounding and is warned of. Fields that the spec ignores are no part of it:
 * event schemas may gain and lose them under a running model. Nor are the bounds of labels: who finds absurd ones
 * among the events can keep them out from then on. Nor is the threshold at which metrics call rows positive, nor how
 * long labels are waited for and what is done without them; the correction of negatives is, which is another loss.
 */
public final class ModelIdentity {

    /** The identity's key in the model store; not one of the model's chunks. */
    public static final String KEY = "identity";

    private static final Logger LOG = LoggerFactory.getLogger(ModelIdentity.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** Goes up with each change of what a chunk or a pending row looks like in the store. */
    private static final int STATE_FORMAT = 3;

    /**
     * Formats 1 and 2 are gone on from. Format 1 has no position of the input in its window store, and less for
     * regression tasks and headers; both have the wide weights in the rows of the embeddings, see {@link WideSplit}.
     */
    private static final int OLDEST_FORMAT = 1;

    /** From this format on, wide weights have chunks of their own. */
    private static final int OWN_WIDE_CHUNKS = 3;

    private static final String FORMAT = "format";
    private static final String MODEL = "model";
    private static final String NETWORK = "network";
    /** What there was before there was a choice. */
    private static final String NETWORK_BEFORE = "mmoe";

    private static final String CORE_TYPE = "core-type";
    private static final String BETWEEN_CORE_TYPES = ", ";
    private static final String OPTIMIZER = "optimizer";
    private static final String SEED = "seed";
    private static final String SPEC = "spec";
    private static final String STARTED_FROM = "started-from";
    private static final String WINDOW_ROWS = "window-rows";

    private final ObjectNode json;

    private ModelIdentity(ObjectNode json) {
        this.json = json;
    }

    /** The identity of a learner in this process. */
    public static ModelIdentity of(OnlineLearner learner) {
        return of(learner.spec(), learner.config());
    }

    /** The identity of a learner of a spec and a configuration in this process. */
    public static ModelIdentity of(FeatureSpec spec, LearnerConfig config) {
        ObjectNode json = JSON.createObjectNode();
        json.put(FORMAT, STATE_FORMAT);
        json.set(SPEC, JSON.valueToTree(spec));
        json.set(MODEL, JSON.valueToTree(config.architecture()));
        json.put(OPTIMIZER, config.optimizers().form().toUpperCase(Locale.ROOT));
        json.put(WINDOW_ROWS, config.windowRows());
        json.put(SEED, config.seed());
        json.put(CORE_TYPE, NativeRuntime.coreType());
        json.put(NETWORK, config.architecture().kind().name());
        // through bytes and back, so that it compares equal to one that was stored
        return parse(bytes(json));
    }

    /** Reads an identity from its bytes. */
    public static ModelIdentity parse(byte[] bytes) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(bytes);
            if (json.get(SPEC) instanceof ObjectNode spec) {
                spec.remove("ignored");
                for (JsonNode task : spec.path("tasks")) {
                    ((ObjectNode) task).remove(List.of("min", "max", "threshold", "attribution", "at-end", "late"));
                }
            }
            if (!json.has(NETWORK)) {
                json.put(NETWORK, NETWORK_BEFORE);
            }
            return new ModelIdentity(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The identity as JSON in UTF-8. */
    public byte[] toBytes() {
        return bytes(json);
    }

    /** The core types that the model was computed with, the first one first, with commas between them. */
    public String coreType() {
        return json.path(CORE_TYPE).asText();
    }

    /** Floats in a row of the embeddings that are wide weights; 0 where these have chunks of their own, or are none. */
    int wideWeightsInEmbeddings() {
        boolean wide = json.path(MODEL).path("wide").asBoolean();
        return wide && json.path(FORMAT).asInt() < OWN_WIDE_CHUNKS
                ? json.path(SPEC).path("tasks").size()
                : 0;
    }

    /** Floats in a row of the embeddings, wide weights aside. */
    int embeddingWidth() {
        return json.path(MODEL).path("embeddingWidth").asInt();
    }

    /** The names of the tasks, in the order of the spec. */
    public List<String> tasks() {
        List<String> names = new ArrayList<>();
        json.path(SPEC)
                .path("tasks")
                .forEach(task -> names.add(task.path("name").asText()));
        return names;
    }

    /** The seed of the initial weights. */
    public long seed() {
        return json.path(SEED).asLong();
    }

    /**
     * The identity of a stored model once a learner of this identity has gone on from it: this one's core type is
     * recorded beside those that it was computed with before.
     *
     * @throws IllegalStateException when it cannot go on; the message lists every difference
     */
    public ModelIdentity continuing(ModelIdentity stored) {
        checkContinues(stored);
        ObjectNode both = stored.json.deepCopy();
        both.put(FORMAT, STATE_FORMAT);
        if (!List.of(stored.coreType().split(BETWEEN_CORE_TYPES)).contains(coreType())) {
            both.put(CORE_TYPE, stored.coreType() + BETWEEN_CORE_TYPES + coreType());
        }
        return new ModelIdentity(both);
    }

    /** The identity of a model that a learner of this identity begins with a saved one. */
    public ModelIdentity startingFrom(ModelIdentity saved, String digest) {
        ObjectNode started = json.deepCopy();
        started.put(STARTED_FROM, digest);
        if (!List.of(saved.coreType().split(BETWEEN_CORE_TYPES)).contains(coreType())) {
            started.put(CORE_TYPE, saved.coreType() + BETWEEN_CORE_TYPES + coreType());
        } else {
            started.put(CORE_TYPE, saved.coreType());
        }
        return new ModelIdentity(started);
    }

    /** The digest of the saved model that this one began with; empty where it began with nothing. */
    public String startedFrom() {
        return json.path(STARTED_FROM).asText();
    }

    /**
     * Checks that a learner of this identity can go on from a stored model.
     *
     * @throws IllegalStateException when it cannot; the message lists every difference
     */
    public void checkContinues(ModelIdentity stored) {
        if (!stored.isOfKnownFormat()) {
            throw new IllegalStateException("stored model: format " + stored.format() + " (expected: " + STATE_FORMAT
                    + ", which this build writes; go on with the build that wrote it, or run reset to start anew)");
        }
        List<String> differences = differences(stored, List.of(SPEC, NETWORK, MODEL, OPTIMIZER, WINDOW_ROWS, SEED));
        if (!differences.isEmpty()) {
            throw new IllegalStateException("stored model: " + String.join("; ", differences)
                    + " (expected: the configuration it was learnt with; restore that, or run reset to start anew)");
        }
        warnOfCoreType(stored);
    }

    /**
     * Checks that a learner of this identity can begin with a saved model: windows of another size, another seed and,
     * where the optimiser begins anew, another kind of it will do.
     *
     * @param saved the model's
     * @param origin where the model is from, for messages
     * @param keepsOptimizer whether the state of the optimiser is gone on from
     * @throws IllegalArgumentException when it cannot; the message lists every difference
     */
    public void checkStartsFrom(ModelIdentity saved, String origin, boolean keepsOptimizer) {
        if (!saved.isOfKnownFormat()) {
            throw new IllegalArgumentException(origin + " of format " + saved.format() + " (expected: " + STATE_FORMAT
                    + ", which this build writes; go on with the build that wrote it)");
        }
        List<String> parts = new ArrayList<>(List.of(SPEC, NETWORK, MODEL));
        if (keepsOptimizer) {
            parts.add(OPTIMIZER);
        }
        List<String> differences = differences(saved, parts);
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(origin + ": " + String.join("; ", differences)
                    + " (expected: spec, architecture and kind of optimiser that it was learnt with; another optimiser"
                    + " will do where its state is not kept)");
        }
        warnOfCoreType(saved);
    }

    private boolean isOfKnownFormat() {
        int format = json.path(FORMAT).asInt();
        return format >= OLDEST_FORMAT && format <= STATE_FORMAT;
    }

    private String format() {
        JsonNode format = json.path(FORMAT);
        return format.isMissingNode() ? "none" : format.toString();
    }

    private List<String> differences(ModelIdentity stored, List<String> parts) {
        List<String> differences = new ArrayList<>();
        parts.forEach(name -> compare(name, stored.json.path(name), json.path(name), differences));
        return differences;
    }

    private void warnOfCoreType(ModelIdentity stored) {
        if (!stored.coreType().equals(coreType())) {
            LOG.warn(
                    "The stored model was computed with OpenBLAS core type {}, this machine computes with {}:"
                            + " results differ in their last bits.",
                    stored.coreType(),
                    coreType());
        }
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(String name, JsonNode stored, JsonNode now, List<String> differences) {
        if (stored.equals(now)) {
            return;
        }
        if (stored.isContainerNode() && now.isContainerNode() && stored.size() == now.size()) {
            if (stored.isArray()) {
                for (int i = 0; i < stored.size(); i++) {
                    compare(name + "[" + i + "]", stored.get(i), now.get(i), differences);
                }
            } else {
                stored.fieldNames()
                        .forEachRemaining(
                                field -> compare(name + "." + field, stored.path(field), now.path(field), differences));
            }
            return;
        }
        differences.add(name + " is " + stored + ", the configuration has " + now);
    }
}
