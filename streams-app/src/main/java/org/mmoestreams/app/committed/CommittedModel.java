package org.mmoestreams.app.committed;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.state.ChunkKey;

/**
 * A partition's model as it was committed last. Whoever learns only hands over chunks that it wrote anyway: they are
 * kept as they are, so that this takes no more memory than the model itself, and whoever reads takes nothing away. The
 * one who learns waits no longer than a reader takes to look through the keys. Safe for several threads.
 */
public final class CommittedModel {

    private static final String COUNTERS = new ChunkKey(OnlineLearner.COUNTERS, 0).toString();

    private final int partition;
    /** All of the model; guarded by this, as is the number of commits. */
    private final Map<String, Chunk> chunks = new HashMap<>();

    private long commits = 1;
    private volatile ModelFigures figures;

    CommittedModel(int partition, Map<String, byte[]> chunks, long nowMillis) {
        this.partition = partition;
        chunks.forEach((key, bytes) -> this.chunks.put(key, new Chunk(1, bytes)));
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
     * What was committed since a reader looked last: of whole commits alone.
     *
     * @param commit as {@link Changes#commit()} was then; 0 for a reader that has nothing, which gets the whole model
     */
    public synchronized Changes changesSince(long commit) {
        Map<String, byte[]> changed = new HashMap<>();
        if (commits > commit) {
            chunks.forEach((key, chunk) -> {
                if (chunk.commit() > commit) {
                    changed.put(key, chunk.bytes());
                }
            });
        }
        return new Changes(commits, changed);
    }

    /** After a commit; by one thread at a time. Whether the version is another now. */
    boolean add(Map<String, byte[]> changes, long nowMillis) {
        keep(changes);
        byte[] counters = changes.get(COUNTERS);
        if (counters == null) {
            figures = figures.committedAt(nowMillis);
            return false;
        }
        figures = figures(counters, nowMillis, nowMillis);
        return true;
    }

    private synchronized void keep(Map<String, byte[]> changes) {
        long commit = commits + 1;
        changes.forEach((key, bytes) -> chunks.put(key, new Chunk(commit, bytes)));
        commits = commit;
    }

    private static ModelFigures figures(byte[] counters, long committedAt, long learntAt) {
        if (counters == null) {
            return new ModelFigures(0, 0, 0, committedAt, learntAt);
        }
        ByteBuffer in = ByteBuffer.wrap(counters);
        return new ModelFigures(in.getLong(), in.getLong(), in.getLong(), committedAt, learntAt);
    }

    /**
     * What a reader has to take over.
     *
     * @param commit the number of the newest commit, at least 1
     * @param chunks by key; none of them is changed later
     */
    public record Changes(long commit, Map<String, byte[]> chunks) {}

    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    private record Chunk(long commit, byte[] bytes) {}
}
