package org.mmoestreams.app.learner;

import static org.mmoestreams.checks.Checks.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.nodes.Arrival;
import org.mmoestreams.app.nodes.Arrivals;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.app.observe.StreamWatch;
import org.mmoestreams.app.testing.Marks;
import org.mmoestreams.app.testing.MemoryStore;
import org.mmoestreams.app.testing.MockContexts;
import org.mmoestreams.client.models.InputPosition;
import org.mmoestreams.client.models.ModelDigest;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.models.WindowEntries;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.topics.TopicRole;

/**
 * The learner's processor in a context of its own, which dies and comes back with what its stores held. What it
 * forwarded before stays published. Every event is a commit, unless a test says when it commits and when it dies in
 * between.
 */
final class RestartableLearner implements AutoCloseable {

    private static final List<String> STORES = List.of(LearnerNode.MODEL_STORE, LearnerNode.WINDOW_STORE);

    private final Variant variant;
    private final long recordTime;
    private final PublishedRecords published = new PublishedRecords();
    private boolean commitsEach = true;
    private Map<String, Map<String, byte[]>> committed = Map.of();
    private long committedOffset;
    private long committedLabelOffset;
    private long offset;
    private long labelOffset;
    private Predicate<String> waitingPuts = key -> true;
    private LearnerNode node;
    private MockProcessorContext<byte[], byte[]> context;
    private Marks marks;
    private Processor<byte[], Arrival, byte[], byte[]> processor;
    private long now;

    RestartableLearner(EventSchema schema, Settings settings, long recordTime) {
        this(schema, settings, recordTime, Variant.SOUND);
    }

    RestartableLearner(EventSchema schema, Settings settings, long recordTime, Variant variant) {
        this.variant = variant;
        this.node = node(schema, settings);
        this.recordTime = recordTime;
        this.now = recordTime;
        start(Map.of());
    }

    /** From now on only {@link #commit} is a commit. */
    RestartableLearner committingWhenTold() {
        commitsEach = false;
        return this;
    }

    /** From now on the store of what waits for labels takes puts of some keys only, in hexadecimal digits. */
    RestartableLearner losing(Predicate<String> lost) {
        waitingPuts = key -> !lost.test(key);
        return this;
    }

    /** Sends a record of the labels topic. */
    void sendLabel(byte[] key, byte[] value) {
        context.setRecordMetadata("labels", 0, labelOffset++);
        processor.process(Arrivals.at(now, Arrival.ofLabel(new Record<>(key, value, recordTime))));
        publish();
    }

    void send(byte[] value) {
        send(value, new RecordHeaders());
    }

    void send(byte[] value, Headers headers) {
        context.setRecordMetadata("features", 0, offset++);
        processor.process(Arrivals.at(now, Arrival.ofEvent(new Record<>(null, value, recordTime, headers))));
        publish();
    }

    /** Lets time pass and the punctuator run once. */
    void advance(Duration time) {
        now += time.toMillis();
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(now));
        publish();
    }

    /** Commits what the stores hold and what was published. */
    void commit() {
        marks.commit();
        committed = stores();
        published.commit();
        committedOffset = offset;
        committedLabelOffset = labelOffset;
    }

    /**
     * Dies in a commit, before it has put so many things that wait for labels.
     *
     * @return whether there were as many; else it has committed
     */
    boolean diesAmidCommit(int puts) {
        Predicate<String> usual = waitingPuts;
        int[] left = {puts};
        waitingPuts = key -> {
            check(left[0]-- > 0, "commit", puts + " puts", "more; the test has it die here");
            return usual.test(key);
        };
        try {
            commit();
            return false;
        } catch (IllegalArgumentException dies) {
            return true;
        } finally {
            waitingPuts = usual;
        }
    }

    /** Dies and comes back as of the last commit; what was published since is not visible. */
    void crash() {
        published.rollBack();
        offset = committedOffset;
        labelOffset = committedLabelOffset;
        if (variant == Variant.MODEL_KEPT_ACROSS_CLOSE) {
            marks.commit();
            Map<String, Map<String, byte[]>> kept = new HashMap<>(committed);
            kept.put(LearnerNode.MODEL_STORE, stored(LearnerNode.MODEL_STORE));
            comeBackWith(kept);
            MemoryStore.replace(
                    context, LearnerNode.MODEL_STORE, committed.getOrDefault(LearnerNode.MODEL_STORE, Map.of()));
        } else {
            comeBackWith(committed);
        }
    }

    /** Dies and comes back with the stores as they are. */
    void restart() {
        comeBackWith(stores());
    }

    /** Dies and comes back with another window store. */
    void restartWith(Map<String, byte[]> windowStore) {
        Map<String, Map<String, byte[]>> stores = stores();
        stores.put(LearnerNode.WINDOW_STORE, windowStore);
        comeBackWith(stores);
    }

    /** Dies and comes back with other settings. */
    void restartAs(Settings settings) {
        restartAs(node(node.inputs().schema(), settings));
    }

    /** Dies and comes back reading events in another way. */
    void restartAs(EventSchema schema, Settings settings) {
        restartAs(node(schema, settings));
    }

    /** All that went out, in order: sinks and contents. */
    List<String> published() {
        return published.texts();
    }

    /** What a store holds now. */
    Map<String, byte[]> stored(String store) {
        return MemoryStore.entries(context, store);
    }

    /** What waits for labels or events now, by key in hexadecimal digits; nothing where nothing can. */
    Map<String, byte[]> waitingForLabels() {
        return hasLabels() ? MemoryStore.entriesOfBytes(context, LearnerNode.WAITING_STORE) : Map.of();
    }

    /** What the window store holds that still counts. */
    Map<String, byte[]> waiting() {
        Map<String, byte[]> entries = stored(LearnerNode.WINDOW_STORE);
        Map<String, byte[]> waiting =
                new TreeMap<>(WindowEntries.pending(entries, storedModel().windows()));
        waiting.put("progress", entries.get("progress"));
        entries.forEach((key, entry) -> {
            if (key.startsWith(WindowEntries.DRIFT) || key.equals(WindowEntries.INPUT_DRIFT)) {
                waiting.put(key, entry);
            }
        });
        waiting.put(InputPosition.KEY, entries.get(InputPosition.KEY));
        return waiting;
    }

    String digest() {
        TreeMap<String, byte[]> chunks = new TreeMap<>(stored(LearnerNode.MODEL_STORE));
        chunks.remove(ModelIdentity.KEY);
        return ModelDigest.of(chunks);
    }

    /** The model as its changelogs have it. */
    StoredModel storedModel() {
        return new StoredModel(0, stored(LearnerNode.MODEL_STORE), stored(LearnerNode.WINDOW_STORE));
    }

    @Override
    public void close() {
        processor.close();
    }

    private void restartAs(LearnerNode other) {
        Map<String, Map<String, byte[]>> stores = stores();
        node = other;
        comeBackWith(stores);
    }

    private void comeBackWith(Map<String, Map<String, byte[]>> stores) {
        processor.close();
        start(stores);
    }

    private Map<String, Map<String, byte[]>> stores() {
        Map<String, Map<String, byte[]>> stores = new HashMap<>();
        STORES.forEach(store -> stores.put(store, stored(store)));
        stores.put(LearnerNode.WAITING_STORE, waitingForLabels());
        return stores;
    }

    private boolean hasLabels() {
        return node.inputs().labels().isPresent();
    }

    private static LearnerNode node(EventSchema schema, Settings settings) {
        return new LearnerNode(
                new Inputs(schema, settings.event().maxAhead(), LabelInput.of(settings, schema)),
                ModelStart.of(settings, schema.spec()),
                settings.window(),
                new Drifting(settings.drift(), settings.topics().has(TopicRole.DRIFT)),
                outlets(schema, settings));
    }

    private static Outlets outlets(EventSchema schema, Settings settings) {
        Observations observations = new Observations();
        return new Outlets(
                1_000_000,
                CarriedHeaders.named(settings.predictions().headers()),
                settings.metrics().scopes().slices(),
                observations,
                StreamWatch.of(schema.spec(), observations));
    }

    private void start(Map<String, Map<String, byte[]>> stores) {
        context = MockContexts.at(0, now);
        STORES.forEach(store -> MemoryStore.add(context, store, stores.getOrDefault(store, Map.of()), variant::puts));
        if (hasLabels()) {
            Map<String, byte[]> waiting = stores.getOrDefault(LearnerNode.WAITING_STORE, Map.of());
            MemoryStore.addOfBytes(context, LearnerNode.WAITING_STORE, waiting, key -> waitingPuts.test(key));
        }
        marks = Marks.add(context, LearnerNode.CHANGES_STORE);
        processor = node.get();
        processor.init(context);
    }

    private void publish() {
        published.take(context);
        if (commitsEach) {
            marks.commit();
        }
    }
}
