package org.mmoestreams.app.committed;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.state.ChunkKey;

/**
 * A partition's model as it was committed last: what changed since it was looked at, for one reader. Whoever learns
 * only hands over chunks that it wrote anyway, and waits for nobody; what nobody reads takes no more memory than the
 * model itself.
 */
public final class CommittedModel {

    private static final String COUNTERS = new ChunkKey(OnlineLearner.COUNTERS, 0).toString();

    private final int partition;
    private final AtomicReference<Map<String, byte[]>> unread;
    private volatile ModelFigures figures;

    CommittedModel(int partition, Map<String, byte[]> chunks, long nowMillis) {
        this.partition = partition;
        unread = new AtomicReference<>(new HashMap<>(chunks));
        figures = figures(chunks.get(COUNTERS), nowMillis, nowMillis);
    }

    /** The partition of the features topic that it learns from. */
    public int partition() {
        return partition;
    }

    /** How far it has come. */
    public ModelFigures figures() {
        return figures;
    }

    /**
     * Takes the chunks that were committed since the last call, by key: at first the whole model. A chunk is never
     * changed later. Several calls at a time would get parts each.
     */
    public Map<String, byte[]> takeChanges() {
        Map<String, byte[]> changes = unread.getAndSet(null);
        return changes == null ? Map.of() : changes;
    }

    /** After a commit; by one thread at a time. Whether the version is another now. */
    boolean add(Map<String, byte[]> changes, long nowMillis) {
        // while this is at it there is nothing to be taken: a reader sees whole commits alone
        Map<String, byte[]> before = unread.getAndSet(null);
        Map<String, byte[]> all = before == null ? new HashMap<>() : before;
        all.putAll(changes);
        unread.set(all);
        byte[] counters = changes.get(COUNTERS);
        if (counters == null) {
            figures = figures.committedAt(nowMillis);
            return false;
        }
        figures = figures(counters, nowMillis, nowMillis);
        return true;
    }

    private static ModelFigures figures(byte[] counters, long committedAt, long learntAt) {
        if (counters == null) {
            return new ModelFigures(0, 0, 0, committedAt, learntAt);
        }
        ByteBuffer in = ByteBuffer.wrap(counters);
        return new ModelFigures(in.getLong(), in.getLong(), in.getLong(), committedAt, learntAt);
    }
}
