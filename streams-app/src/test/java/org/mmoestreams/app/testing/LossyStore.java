package org.mmoestreams.app.testing;

import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store that loses puts of some keys. */
record LossyStore<K>(KeyValueStore<K, byte[]> store, Predicate<K> takes) implements KeyValueStore<K, byte[]> {

    @Override
    public void put(K key, byte[] value) {
        if (takes.test(key)) {
            store.put(key, value);
        }
    }

    @Override
    public byte[] putIfAbsent(K key, byte[] value) {
        return takes.test(key) ? store.putIfAbsent(key, value) : store.get(key);
    }

    @Override
    public void putAll(List<KeyValue<K, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte[] delete(K key) {
        return store.delete(key);
    }

    @Override
    public byte[] get(K key) {
        return store.get(key);
    }

    @Override
    public KeyValueIterator<K, byte[]> range(K from, K to) {
        return store.range(from, to);
    }

    @Override
    public KeyValueIterator<K, byte[]> reverseRange(K from, K to) {
        return store.reverseRange(from, to);
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<K, byte[]> prefixScan(P prefix, S serializer) {
        return store.prefixScan(prefix, serializer);
    }

    @Override
    public KeyValueIterator<K, byte[]> all() {
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
    public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
        return store.query(query, bound, config);
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
