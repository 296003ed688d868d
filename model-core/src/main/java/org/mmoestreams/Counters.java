package org.mmoestreams;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/** How many windows a learner has closed and rejected, and how many rows it has learnt: one chunk of 8 bytes each. */
final class Counters implements Chunked {

    private static final int BYTES = 3 * Long.BYTES;

    private long windows;
    private long rowsLearnt;
    private long windowsRejected;
    private boolean changed;

    /** Closed windows, the rejected ones included. */
    long windows() {
        return windows;
    }

    long rowsLearnt() {
        return rowsLearnt;
    }

    long windowsRejected() {
        return windowsRejected;
    }

    /** Closed windows whose step was taken. */
    long steps() {
        return windows - windowsRejected;
    }

    /** Counts a closed window. */
    void add(int rows, boolean learnt) {
        windows++;
        if (learnt) {
            rowsLearnt += rows;
        } else {
            windowsRejected++;
        }
        changed = true;
    }

    @Override
    public Collection<String> chunkNames() {
        return List.of(OnlineLearner.COUNTERS);
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        if (changed) {
            ByteBuffer counters = ByteBuffer.allocate(BYTES);
            counters.putLong(windows).putLong(rowsLearnt).putLong(windowsRejected);
            sink.put(new ChunkKey(OnlineLearner.COUNTERS, 0).toString(), counters.array());
            changed = false;
        }
    }

    @Override
    public void load(ChunkKey key, byte[] value) {
        check(value.length == BYTES, key.toString(), value.length + " bytes", BYTES + " bytes");
        ByteBuffer counters = ByteBuffer.wrap(value);
        windows = counters.getLong();
        rowsLearnt = counters.getLong();
        windowsRejected = counters.getLong();
    }
}
