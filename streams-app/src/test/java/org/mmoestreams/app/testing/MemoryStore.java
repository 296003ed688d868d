package org.mmoestreams.app.testing;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
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
        KeyValueStore<String, byte[]> store = of(name, Serdes.String());
        store.init(context.getStateStoreContext(), new LossyStore<>(store, takes));
        entries.forEach(store::put);
    }

    /** Gives the context a store whose keys are bytes, here in hexadecimal digits; it takes puts of some keys only. */
    public static void addOfBytes(
            MockProcessorContext<?, ?> context, String name, Map<String, byte[]> entries, Predicate<String> takes) {
        KeyValueStore<Bytes, byte[]> store = of(name, Serdes.Bytes());
        store.init(context.getStateStoreContext(), new LossyStore<>(store, key -> takes.test(hex(key))));
        entries.forEach((key, value) -> store.put(Bytes.wrap(HexFormat.of().parseHex(key)), value));
    }

    /** Empties a store and fills it with these entries. */
    public static void replace(MockProcessorContext<?, ?> context, String name, Map<String, byte[]> entries) {
        KeyValueStore<String, byte[]> store = context.getStateStore(name);
        entries(context, name).keySet().forEach(store::delete);
        entries.forEach(store::put);
    }

    /** A copy of what a store holds. */
    public static Map<String, byte[]> entries(MockProcessorContext<?, ?> context, String name) {
        return entries(context.<KeyValueStore<String, byte[]>>getStateStore(name), key -> key);
    }

    /** A copy of what a store holds whose keys are bytes, here in hexadecimal digits. */
    public static Map<String, byte[]> entriesOfBytes(MockProcessorContext<?, ?> context, String name) {
        return entries(context.<KeyValueStore<Bytes, byte[]>>getStateStore(name), MemoryStore::hex);
    }

    private static <K> Map<String, byte[]> entries(KeyValueStore<K, byte[]> store, Function<K, String> text) {
        Map<String, byte[]> entries = new TreeMap<>();
        try (KeyValueIterator<K, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<K, byte[]> entry = all.next();
                entries.put(text.apply(entry.key), entry.value.clone());
            }
        }
        return entries;
    }

    private static String hex(Bytes key) {
        return HexFormat.of().formatHex(key.get());
    }

    private static <K> KeyValueStore<K, byte[]> of(String name, Serde<K> keys) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
    }
}
