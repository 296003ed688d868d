package org.mmoestreams.app.commit;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Has a processor put what changed into its stores right before each commit, in place of in each call: once for all
 * that changed in between.
 *
 * <p>Kafka Streams tells no processor that a commit is near. But whoever caused a commit, first all that is dirty
 * in a cached store is written to the store below it, within the transaction. So there is a store of a mark:
 * cached, without a changelog, with a {@link MarkStore} below. A processor sets the mark when something changed;
 * when the mark comes through the cache, the processor puts what changed into its other stores. Those must not be
 * cached themselves: what came into their caches then might stay there. A mark that leaves the cache early, since
 * that is small, only has things put more often.
 */
final class LateWrites implements AutoCloseable {

    private static final byte[] MARK = {1};

    private final TaskId task;
    private final KeyValueStore<byte[], byte[]> marks;
    private final Runnable write;
    private boolean changing;
    private boolean marked;

    private LateWrites(TaskId task, KeyValueStore<byte[], byte[]> marks, Runnable write) {
        this.task = task;
        this.marks = marks;
        this.write = write;
    }

    /** The store of the mark, to be connected with the processor. */
    static StoreBuilder<KeyValueStore<byte[], byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(new MarkStore.Supplier(name), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingEnabled();
    }

    /**
     * Begins to write for a processor, in its {@code init}; it must call {@link #close} in its own.
     *
     * @param storeName the name of its {@link #store}
     * @param write puts what changed since its last call; called on the processor's thread, never within a change
     */
    static LateWrites start(ProcessorContext<?, ?> context, String storeName, Runnable write) {
        LateWrites writes = new LateWrites(context.taskId(), context.getStateStore(storeName), write);
        writes.listen(writes::write);
        return writes;
    }

    /**
     * Before a change: if it fails half-way, nothing is written any more.
     *
     * @throws IllegalStateException when the change before failed
     */
    void changing() {
        checkWhole();
        changing = true;
    }

    /**
     * After a change, in the call that made it. Costs next to nothing from the second time on between two commits.
     */
    void changed() {
        changing = false;
        if (!marked) {
            marked = true;
            marks.put(MARK, MARK);
        }
    }

    /** Whether something has changed since the last commit. */
    boolean isMarked() {
        return marked;
    }

    /**
     * Writes nothing any more. What changed since the last commit is lost, as must be all else of its transaction:
     * a commit that comes now, with such a change, fails.
     */
    @Override
    public void close() {
        listen(this::refuse);
    }

    private void write() {
        checkWhole();
        write.run();
        // only now: what could not be written is still to be
        marked = false;
    }

    private void refuse() {
        if (marked || changing) {
            throw new IllegalStateException("task " + task
                    + ": closed before what changed was written (expected: no commit of a closed task; it starts anew"
                    + " from its last commit)");
        }
    }

    private void checkWhole() {
        if (changing) {
            throw new IllegalStateException("task " + task
                    + ": a change failed half-way (expected: no commit of what it left; the task starts anew from its"
                    + " last commit)");
        }
    }

    private void listen(Runnable listener) {
        marks.query(new MarkStore.Listen(listener), PositionBound.unbounded(), new QueryConfig(false))
                .getResult();
    }
}
