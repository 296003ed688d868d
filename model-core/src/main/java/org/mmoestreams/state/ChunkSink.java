package org.mmoestreams.state;

/** Takes chunks of state, for instance into a key-value store. */
@FunctionalInterface
public interface ChunkSink {

    /**
     * Takes one chunk.
     *
     * @param key names the chunk, see {@link ChunkKey}
     * @param value the chunk's bytes, of at most {@link ChunkKey#MAX_BYTES}; the sink may keep the array
     */
    void put(String key, byte[] value);
}
