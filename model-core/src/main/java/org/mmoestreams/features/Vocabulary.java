package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;

/**
 * Gives the values of a nominal field their embedding rows for good: in the order in which the values first appear, or
 * are admitted, up to a capacity. Rows and chunks do not depend on the layout of the {@link TextTable}.
 */
final class Vocabulary implements NameRows {

    /** The row of a missing value. */
    static final int MISSING = 0;
    /** The row that all values beyond the capacity share. */
    static final int OVERFLOW = 1;
    /** The row of the value that appeared first. */
    static final int FIRST_VALUE = 2;

    /** Longest value in bytes. */
    static final int MAX_VALUE_BYTES = 1024;

    private static final int BLOCK = 128;

    private final String chunkName;
    private final int capacity;
    private final BitSet dirtyBlocks = new BitSet();
    private final TextTable texts = new TextTable();
    /** Null where each value is admitted when it first comes. */
    private final Candidates candidates;

    private long overflows;

    Vocabulary(String field, int capacity) {
        this(field, capacity, Optional.empty());
    }

    /**
     * A vocabulary without values.
     *
     * @param candidates those that are not admitted yet; empty where each value is when it first comes
     */
    Vocabulary(String field, int capacity, Optional<Candidates> candidates) {
        this.chunkName = "dictionary." + field;
        this.capacity = capacity;
        this.candidates = candidates.orElse(null);
    }

    @Override
    public int rowOf(byte[] buffer, int offset, int length) {
        int row = find(buffer, offset, length);
        if (row != OVERFLOW || (candidates != null && !candidates.reaches(buffer, offset, length))) {
            return row;
        }
        int size = texts.size();
        if (size == capacity) {
            overflows++;
            return row;
        }
        if (candidates != null) {
            candidates.forgetReached();
        }
        dirtyBlocks.set(size / BLOCK);
        append(Arrays.copyOfRange(buffer, offset, offset + length));
        return size + FIRST_VALUE;
    }

    @Override
    public long overflows() {
        return overflows;
    }

    @Override
    public int find(byte[] buffer, int offset, int length) {
        if (length < 0) {
            return MISSING;
        }
        int number = texts.find(buffer, offset, length);
        return number < 0 ? OVERFLOW : number + FIRST_VALUE;
    }

    @Override
    public byte[] valueOf(int row) {
        return texts.get(row - FIRST_VALUE);
    }

    @Override
    public int end() {
        return FIRST_VALUE + texts.size();
    }

    @Override
    public Collection<String> chunkNames() {
        return candidates == null ? List.of(chunkName) : List.of(chunkName, candidates.chunkName());
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        for (int block = dirtyBlocks.nextSetBit(0); block >= 0; block = dirtyBlocks.nextSetBit(block + 1)) {
            sink.put(new ChunkKey(chunkName, block).toString(), write(block));
        }
        dirtyBlocks.clear();
        if (candidates != null) {
            candidates.drainChanges(sink);
        }
    }

    @Override
    public void load(ChunkKey key, byte[] chunk) {
        if (candidates != null && key.name().equals(candidates.chunkName())) {
            candidates.load(key, chunk);
            return;
        }
        int first = key.block() * BLOCK;
        if (first > texts.size()) {
            throw new IllegalArgumentException(key + ": block " + key.block() + " (expected: its predecessor first)");
        }
        ByteBuffer in = ByteBuffer.wrap(chunk);
        for (int i = first; in.hasRemaining(); i++) {
            int length = in.remaining() < Short.BYTES ? -1 : in.getShort();
            check(
                    length >= 0 && length <= in.remaining(),
                    key.toString(),
                    "a broken value",
                    "values with their lengths");
            byte[] value = new byte[length];
            in.get(value);
            if (i >= texts.size()) {
                append(value);
            }
        }
    }

    private byte[] write(int block) {
        int first = block * BLOCK;
        int end = Math.min(texts.size(), first + BLOCK);
        int bytes = 0;
        for (int i = first; i < end; i++) {
            bytes += Short.BYTES + texts.get(i).length;
        }
        ByteBuffer out = ByteBuffer.allocate(bytes);
        for (int i = first; i < end; i++) {
            out.putShort((short) texts.get(i).length).put(texts.get(i));
        }
        return out.array();
    }

    private void append(byte[] value) {
        if (texts.size() == capacity) {
            throw new IllegalArgumentException(
                    chunkName + ": more values than the capacity (expected: <= " + capacity + ")");
        }
        texts.put(texts.size(), value);
    }
}
