package org.mmoestreams.app.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Kafka's own in-memory stores for a processor under test, filled and emptied as a changelog would. */
public final class MemoryStore {

    private MemoryStore() {}

    /** Gives the context a store with these entries. */
    public static void add(MockProcessorContext<?, ?> context, String name, Map<String, byte[]> entries) {
        add(context, name, entries, key -> true);
    }

    /** Gives the context a store with these entries, which takes puts of some keys only. */
    public static void add(
            MockProcessorContext<?, ?> context, String name, Map<String, byte[]> entries, Predicate<String> takes) {
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), new LossyStore<>(store, takes));
        entries.forEach(store::put);
    }

    /** Empties a store and fills it with these entries. */
    public static void replace(MockProcessorContext<?, ?> context, String name, Map<String, byte[]> entries) {
        KeyValueStore<String, byte[]> store = context.getStateStore(name);
        entries(context, name).keySet().forEach(store::delete);
        entries.forEach(store::put);
    }

    /** A copy of what a store holds. */
    public static Map<String, byte[]> entries(MockProcessorContext<?, ?> context, String name) {
        Map<String, byte[]> entries = new TreeMap<>();
        KeyValueStore<String, byte[]> store = context.getStateStore(name);
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                entries.put(entry.key, entry.value.clone());
            }
        }
        return entries;
    }
}
