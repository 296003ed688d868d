package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * What the ages of values are counted by: the highest event time so far, and how many windows were closed. Both follow
 * from the records alone.
 */
final class StreamClock implements Chunked {

    /** Stands for no time yet; differences of times from it stay within a long. */
    static final long NONE = Long.MIN_VALUE / 4;

    private static final String CHUNK = "feature-clock";
    private static final int BYTES = 2 * Long.BYTES;

    private long time = NONE;
    private long version;
    private boolean changed;

    /** The highest event time so far, in milliseconds since the epoch. */
    long time() {
        return time;
    }

    /** How many windows were closed. */
    long version() {
        return version;
    }

    /** An event is encoded. */
    void see(long eventTime) {
        if (eventTime > time) {
            time = eventTime;
            changed = true;
        }
    }

    /** A window was closed. */
    void windowClosed() {
        version++;
        changed = true;
    }

    @Override
    public Collection<String> chunkNames() {
        return List.of(CHUNK);
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        if (changed) {
            sink.put(
                    new ChunkKey(CHUNK, 0).toString(),
                    ByteBuffer.allocate(BYTES).putLong(time).putLong(version).array());
            changed = false;
        }
    }

    @Override
    public void load(ChunkKey key, byte[] value) {
        check(value.length == BYTES, key.toString(), value.length + " bytes", BYTES + " bytes");
        ByteBuffer in = ByteBuffer.wrap(value);
        time = in.getLong();
        version = in.getLong();
    }
}
