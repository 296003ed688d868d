package org.mmoestreams.client.models;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.client.topics.InternalTopic;
import org.mmoestreams.client.topics.TopicReading;

/** Reads the committed models of an application from its changelogs. */
public final class StoredModels {

    /** The store of the models' chunks. */
    public static final String MODEL_STORE = "model";
    /** The store of the rows that wait in the open window. */
    public static final String WINDOW_STORE = "window";

    private final Consumer<byte[], byte[]> consumer;
    private final String applicationId;
    private final BooleanSupplier interrupted;

    /**
     * A reader of models.
     *
     * @param consumer reads committed records only and has no subscription; the caller closes it
     */
    public StoredModels(Consumer<byte[], byte[]> consumer, String applicationId) {
        this(consumer, applicationId, () -> false);
    }

    /**
     * A reader of models that gives up when it is asked to.
     *
     * @param interrupted asked now and then whether to give up
     */
    public StoredModels(Consumer<byte[], byte[]> consumer, String applicationId, BooleanSupplier interrupted) {
        this.consumer = consumer;
        this.applicationId = applicationId;
        this.interrupted = interrupted;
    }

    /** The changelog topic of the model store. */
    public static String modelTopic(String applicationId) {
        return InternalTopic.changelogOf(MODEL_STORE).of(applicationId);
    }

    /** The changelog topic of the window store. */
    public static String windowTopic(String applicationId) {
        return InternalTopic.changelogOf(WINDOW_STORE).of(applicationId);
    }

    /**
     * The models as they are committed now, by partition; those that have seen no event yet are left out. Reads both
     * changelogs to their ends, which takes time in proportion to their sizes.
     *
     * @throws IllegalStateException when one of them is not there, or the reading was interrupted
     * @throws org.apache.kafka.common.errors.TimeoutException when brokers do not answer, or nothing comes for half a
     *     minute
     */
    public List<StoredModel> read() {
        Map<Integer, Map<String, byte[]>> models = readTopic(modelTopic(applicationId));
        Map<Integer, Map<String, byte[]>> windows = readTopic(windowTopic(applicationId));
        List<StoredModel> stored = new ArrayList<>();
        models.forEach((partition, entries) -> {
            if (entries.containsKey(ModelIdentity.KEY)) {
                stored.add(new StoredModel(partition, entries, windows.getOrDefault(partition, Map.of())));
            }
        });
        return stored;
    }

    private Map<Integer, Map<String, byte[]>> readTopic(String topic) {
        Map<Integer, Map<String, byte[]>> entries = new TreeMap<>();
        TopicReading.read(
                consumer,
                topic,
                interrupted,
                record -> apply(record, entries.computeIfAbsent(record.partition(), partition -> new HashMap<>())));
        return entries;
    }

    private static void apply(ConsumerRecord<byte[], byte[]> record, Map<String, byte[]> entries) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            entries.remove(key);
        } else {
            entries.put(key, record.value());
        }
    }
}
