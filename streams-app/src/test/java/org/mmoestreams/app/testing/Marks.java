package org.mmoestreams.app.testing;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.app.commit.UnitOfWork;

/** The store of a processor's mark with a stand-in for its cache: the mark comes through when a test commits. */
public final class Marks {

    private static final byte[] MARK = {1};

    private final KeyValueStore<byte[], byte[]> store;
    private boolean dirty;

    private Marks(KeyValueStore<byte[], byte[]> store) {
        this.store = store;
    }

    /** Gives the context such a store. */
    public static Marks add(MockProcessorContext<?, ?> context, String name) {
        KeyValueStore<byte[], byte[]> store =
                UnitOfWork.store(name).withCachingDisabled().build();
        Marks marks = new Marks(store);
        store.init(context.getStateStoreContext(), new LossyStore<>(store, mark -> marks.hold()));
        return marks;
    }

    /** Has the processor write what changed. */
    public void commit() {
        if (dirty) {
            put();
        }
    }

    /** Has the mark come through whether or not it was set, as a cache might that is flushed twice. */
    public void put() {
        dirty = false;
        store.put(MARK, MARK);
    }

    private boolean hold() {
        dirty = true;
        return false;
    }
}
