package org.mmoestreams.app.testing;

import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store that loses puts of some keys. */
record LossyStore(KeyValueStore<String, byte[]> store, Predicate<String> takes)
        implements KeyValueStore<String, byte[]> {

    @Override
    public void put(String key, byte[] value) {
        if (takes.test(key)) {
            store.put(key, value);
        }
    }

    @Override
    public byte[] putIfAbsent(String key, byte[] value) {
        return takes.test(key) ? store.putIfAbsent(key, value) : store.get(key);
    }

    @Override
    public void putAll(List<KeyValue<String, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte[] delete(String key) {
        return store.delete(key);
    }

    @Override
    public byte[] get(String key) {
        return store.get(key);
    }

    @Override
    public KeyValueIterator<String, byte[]> range(String from, String to) {
        return store.range(from, to);
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<String, byte[]> prefixScan(P prefix, S serializer) {
        return store.prefixScan(prefix, serializer);
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        return store.all();
    }

    @Override
    public long approximateNumEntries() {
        return store.approximateNumEntries();
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        store.init(context, root);
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public boolean persistent() {
        return store.persistent();
    }

    @Override
    public boolean isOpen() {
        return store.isOpen();
    }
}
