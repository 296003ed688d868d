package org.mmoestreams.features;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;

/**
 * Rows by the hash of the value, without a vocabulary: nothing is kept, and values that have the same hash cannot be
 * told apart. Of k values over n rows a share of about 1 - exp(-k / n) has company.
 */
final class HashedNames implements NameRows {

    private final int rows;
    private final long seed;

    HashedNames(int rows, long seed) {
        this.rows = rows;
        this.seed = seed;
    }

    @Override
    public int rowOf(byte[] buffer, int offset, int length) {
        return find(buffer, offset, length);
    }

    @Override
    public int find(byte[] buffer, int offset, int length) {
        return length < 0
                ? Vocabulary.MISSING
                : Vocabulary.FIRST_VALUE
                        + (int) Long.remainderUnsigned(ValueHash.of(buffer, offset, length, seed), rows);
    }

    /** The number of the hash, as in {@code #17}: which of its values it was is not known. */
    @Override
    public byte[] valueOf(int row) {
        return ("#" + (row - Vocabulary.FIRST_VALUE)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int end() {
        return Vocabulary.FIRST_VALUE + rows;
    }

    @Override
    public long overflows() {
        return 0;
    }

    @Override
    public Collection<String> chunkNames() {
        return List.of();
    }

    @Override
    public void drainChanges(ChunkSink sink) {}

    @Override
    public void load(ChunkKey key, byte[] value) {
        throw new IllegalArgumentException(key + ": a chunk (expected: none; hashed values have no state)");
    }
}
