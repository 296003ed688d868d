package org.mmoestreams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/** The parts of a learner that are state, and which of them each chunk belongs to. */
final class LearnerState {

    private final List<Chunked> parts;
    private final Map<String, Chunked> byChunk = new HashMap<>();

    private LearnerState(List<Chunked> parts) {
        this.parts = parts;
    }

    /** That of these parts, which are drained in this order. */
    static LearnerState of(List<Chunked> parts) {
        LearnerState state = new LearnerState(List.copyOf(parts));
        parts.forEach(part -> part.chunkNames().forEach(name -> state.byChunk.put(name, part)));
        return state;
    }

    /** Puts every chunk that changed since the last call. */
    void drainChanges(ChunkSink sink) {
        parts.forEach(part -> part.drainChanges(sink));
    }

    /**
     * Loads chunks in the order of their keys.
     *
     * @throws IllegalArgumentException when one is of no part, or does not fit its part
     */
    void load(Map<String, byte[]> chunks) {
        chunks.keySet().stream().sorted().forEach(key -> load(ChunkKey.parse(key), chunks.get(key)));
    }

    private void load(ChunkKey key, byte[] value) {
        Chunked part = byChunk.get(key.name());
        if (part == null) {
            throw new IllegalArgumentException("state chunk: " + key + " (expected: a part of this learner, one of "
                    + byChunk.keySet().stream().sorted().toList() + ")");
        }
        part.load(key, value);
    }
}
