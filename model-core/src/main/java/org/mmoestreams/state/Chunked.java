package org.mmoestreams.state;

import java.util.Collection;

/** A part of a learner's state that can say which of its chunks changed, and be loaded again chunk by chunk. */
public interface Chunked {

    /** The names of the chunks that this part writes and loads. */
    Collection<String> chunkNames();

    /** Puts every chunk that changed since the last call, in a fixed order, and marks all as unchanged. */
    void drainChanges(ChunkSink sink);

    /**
     * Takes the bytes of one chunk as they were put.
     *
     * @throws IllegalArgumentException when they do not fit this part's shape
     */
    void load(ChunkKey key, byte[] value);
}
