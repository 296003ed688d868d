package org.mmoestreams.app.commit;

import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * All that lies between "something is about to change" and "it may be committed". A processor makes its changes by
 * {@link #change}, and no other way: right before the next commit, whoever causes it, what changed is written, once for
 * all changes since the one before; a change that failed half-way is never committed; a commit is asked for in time.
 *
 * <p>A processor has one, from its {@code init} to its {@code close}, and uses it on its own thread alone.
 */
public final class UnitOfWork implements AutoCloseable {

    private final LateWrites writes;
    private final CommitRequests requests;

    private UnitOfWork(LateWrites writes, CommitRequests requests) {
        this.writes = writes;
        this.requests = requests;
    }

    /** The store that a processor's unit needs, to be connected with the processor; it keeps nothing. */
    public static StoreBuilder<KeyValueStore<byte[], byte[]>> store(String name) {
        return LateWrites.store(name);
    }

    /**
     * Begins a processor's work, in its {@code init}.
     *
     * @param storeName the name of its {@link #store}
     * @param write puts what changed since its last call into logged stores that are not cached; never called within a
     *     change
     * @param beforeRequest is run at each moment at which a commit may be asked for, and may make a last change
     */
    public static UnitOfWork start(
            ProcessorContext<?, ?> context, String storeName, Runnable write, Runnable beforeRequest) {
        return new UnitOfWork(
                LateWrites.start(context, storeName, write), CommitRequests.start(context, beforeRequest));
    }

    /**
     * Makes a change. If it throws, nothing of it is ever committed: neither a write nor another change is possible any
     * more, and the task has to start anew from its last commit.
     *
     * @throws IllegalStateException when a change before it failed, or it is made within another
     */
    public void change(Runnable change) {
        writes.changing();
        change.run();
        changed();
    }

    /**
     * Makes a change with what it is made from: for calls that come with each event, since a change that is kept in a
     * field needs no new object for each.
     *
     * @throws IllegalStateException when a change before it failed, or it is made within another
     */
    public <T> void change(Consumer<? super T> change, T from) {
        writes.changing();
        change.accept(from);
        changed();
    }

    /** Whether something changed that has not been written yet. */
    public boolean hasUnwritten() {
        return writes.isMarked();
    }

    /** Writes nothing any more: a commit that comes now, with a change that was not written, fails. */
    @Override
    public void close() {
        writes.close();
    }

    /** The request first: where nothing is cached, the mark has the write come at once, and fail perhaps. */
    private void changed() {
        requests.changed();
        writes.changed();
    }
}
