package org.mmoestreams.app.commit;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A store that keeps nothing and tells of each put: what lies below the cache of {@link LateWrites}. It cannot be read.
 */
final class MarkStore implements KeyValueStore<Bytes, byte[]> {

    private final String name;
    private Runnable listener = () -> {};
    private boolean open;

    private MarkStore(String name) {
        this.name = name;
    }

    /**
     * Makes such stores.
     *
     * @param name their name
     */
    record Supplier(String name) implements KeyValueBytesStoreSupplier {

        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return new MarkStore(name);
        }

        @Override
        public String metricsScope() {
            return "mark";
        }
    }

    /**
     * Names who is told of puts from now on. A query, since that is what comes through from a store's wrappers to the
     * store.
     *
     * @param listener is called at each put, on the thread that puts
     */
    record Listen(Runnable listener) implements Query<Void> {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void put(Bytes key, byte[] value) {
        listener.run();
    }

    @Override
    public byte[] putIfAbsent(Bytes key, byte[] value) {
        put(key, value);
        return null;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte[] delete(Bytes key) {
        throw nothingKept();
    }

    @Override
    public byte[] get(Bytes key) {
        throw nothingKept();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        throw nothingKept();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        throw nothingKept();
    }

    @Override
    public long approximateNumEntries() {
        return 0;
    }

    @Override
    public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
        if (!(query instanceof Listen listen)) {
            return QueryResult.forUnknownQueryType(query, this);
        }
        listener = listen.listener();
        return QueryResult.forResult(null);
    }

    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private UnsupportedOperationException nothingKept() {
        return new UnsupportedOperationException("store " + name + ": keeps nothing (expected: put only)");
    }
}
