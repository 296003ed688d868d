package org.mmoestreams.app.learner;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.serde.AvroBytes;
import org.mmoestreams.app.serde.EventSchema;
import org.mmoestreams.app.testing.MemoryStore;
import org.mmoestreams.schemas.Prediction;

/**
 * The learner's processor in a context of its own, which dies and comes back with what its stores held. What it forwarded
 * before stays published.
 */
final class RestartableLearner implements AutoCloseable {

    private static final List<String> STORES = List.of(LearnerNode.MODEL_STORE, LearnerNode.WINDOW_STORE);

    private final long recordTime;
    private final List<String> published = new ArrayList<>();
    private LearnerNode node;
    private MockProcessorContext<byte[], byte[]> context;
    private Processor<byte[], byte[], byte[], byte[]> processor;
    private long now;

    RestartableLearner(EventSchema schema, Settings settings, long recordTime) {
        this.node = node(schema, settings);
        this.recordTime = recordTime;
        this.now = recordTime;
        start(Map.of());
    }

    void send(byte[] value) {
        processor.process(new Record<>(null, value, recordTime));
        publish();
    }

    /** Lets time pass and the punctuator run once. */
    void advance(Duration time) {
        now += time.toMillis();
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(now));
        publish();
    }

    /** Dies and comes back with the stores as they are. */
    void restart() {
        Map<String, Map<String, byte[]>> stores = stores();
        processor.close();
        start(stores);
    }

    /** Dies and comes back with another window store. */
    void restartWith(Map<String, byte[]> windowStore) {
        Map<String, Map<String, byte[]>> stores = stores();
        stores.put(LearnerNode.WINDOW_STORE, windowStore);
        processor.close();
        start(stores);
    }

    /** Dies and comes back with other settings. */
    void restartAs(Settings settings) {
        Map<String, Map<String, byte[]>> stores = stores();
        processor.close();
        node = node(node.schema(), settings);
        start(stores);
    }

    /** All that went out, in order: sinks and contents. */
    List<String> published() {
        return published;
    }

    /** What a store holds now. */
    Map<String, byte[]> stored(String store) {
        return MemoryStore.entries(context, store);
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

    private Map<String, Map<String, byte[]>> stores() {
        Map<String, Map<String, byte[]>> stores = new HashMap<>();
        STORES.forEach(store -> stores.put(store, stored(store)));
        return stores;
    }

    private static LearnerNode node(EventSchema schema, Settings settings) {
        return new LearnerNode(schema, settings.event().maxAhead(), settings.learner(), settings.window(), 1_000_000);
    }

    private void start(Map<String, Map<String, byte[]>> stores) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "restartable");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        context = new MockProcessorContext<>(properties, new TaskId(0, 0), new File("target"));
        context.setCurrentSystemTimeMs(now);
        STORES.forEach(store -> MemoryStore.add(context, store, stores.getOrDefault(store, Map.of())));
        processor = node.get();
        processor.init(context);
    }

    /** Predictions go out as they are; of a scored window and a dead letter the bytes count too. */
    private void publish() {
        context.forwarded().forEach(forward -> {
            String sink = forward.childName().orElseThrow();
            byte[] value = forward.record().value();
            published.add(sink + " "
                    + (sink.equals(LearnerNode.PREDICTIONS) ? bits(AvroBytes.toPrediction(value)) : hex(value)));
        });
        context.resetForwards();
    }

    private static String bits(Prediction prediction) {
        return prediction.getEventId() + " " + prediction.getModelVersion() + " " + hex(AvroBytes.of(prediction));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
