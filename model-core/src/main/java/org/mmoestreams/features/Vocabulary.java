package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * Gives the values of a nominal field their embedding rows: in the order in which the values first appear, up to a
 * capacity. An open-addressing hash table over UTF-8 bytes; a look-up takes constant time, whatever the values, and
 * allocates nothing. The table's layout differs from instance to instance; rows and chunks do not depend on it.
 */
final class Vocabulary implements Chunked {

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
    private final TextHash hash = TextHash.random();
    private byte[][] values;
    private long[] rests;
    private int[] table;
    private int size;
    private long overflows;

    Vocabulary(String field, int capacity) {
        this.chunkName = "dictionary." + field;
        this.capacity = capacity;
        this.values = new byte[Math.min(capacity, 16)][];
        this.rests = new long[values.length];
        this.table = new int[64];
    }

    /**
     * The row of a value, which is given one when it is new and there is room.
     *
     * @param length the value's length in bytes, or -1 for a missing value
     */
    int rowOf(byte[] buffer, int offset, int length) {
        int row = find(buffer, offset, length);
        if (row != OVERFLOW) {
            return row;
        }
        if (size == capacity) {
            overflows++;
            return row;
        }
        dirtyBlocks.set(size / BLOCK);
        append(Arrays.copyOfRange(buffer, offset, offset + length));
        return size - 1 + FIRST_VALUE;
    }

    /** How often {@link #rowOf} found no room since this was made; no part of the state. */
    long overflows() {
        return overflows;
    }

    /** The row of a value; a value that has none of its own gets the overflow's. */
    int find(byte[] buffer, int offset, int length) {
        if (length < 0) {
            return MISSING;
        }
        int mask = table.length - 1;
        long rest = ByteWords.rest(buffer, offset, length);
        for (int at = hash.of(buffer, offset, length, rest) & mask; table[at] != 0; at = at + 1 & mask) {
            int index = table[at] - 1;
            if (rests[index] == rest && startsAlike(values[index], buffer, offset, length)) {
                return index + FIRST_VALUE;
            }
        }
        return OVERFLOW;
    }

    /** The value that has a row, from {@link #FIRST_VALUE} on, as UTF-8; not to be changed. */
    byte[] valueOf(int row) {
        return values[row - FIRST_VALUE];
    }

    @Override
    public Collection<String> chunkNames() {
        return List.of(chunkName);
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        for (int block = dirtyBlocks.nextSetBit(0); block >= 0; block = dirtyBlocks.nextSetBit(block + 1)) {
            sink.put(new ChunkKey(chunkName, block).toString(), write(block));
        }
        dirtyBlocks.clear();
    }

    @Override
    public void load(ChunkKey key, byte[] chunk) {
        int first = key.block() * BLOCK;
        if (first > size) {
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
            if (i >= size) {
                append(value);
            }
        }
    }

    /** Whether a value has this length and these whole words. */
    private static boolean startsAlike(byte[] value, byte[] buffer, int offset, int length) {
        if (value.length != length) {
            return false;
        }
        for (int at = 0; at + Long.BYTES <= length; at += Long.BYTES) {
            if (ByteWords.at(value, at) != ByteWords.at(buffer, offset + at)) {
                return false;
            }
        }
        return true;
    }

    private byte[] write(int block) {
        int first = block * BLOCK;
        int end = Math.min(size, first + BLOCK);
        int bytes = 0;
        for (int i = first; i < end; i++) {
            bytes += Short.BYTES + values[i].length;
        }
        ByteBuffer out = ByteBuffer.allocate(bytes);
        for (int i = first; i < end; i++) {
            out.putShort((short) values[i].length).put(values[i]);
        }
        return out.array();
    }

    private void append(byte[] value) {
        if (size == capacity) {
            throw new IllegalArgumentException(
                    chunkName + ": more values than the capacity (expected: <= " + capacity + ")");
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.min(capacity, 2 * size));
            rests = Arrays.copyOf(rests, values.length);
        }
        rests[size] = ByteWords.rest(value, 0, value.length);
        values[size++] = value;
        if (2 * size > table.length) {
            table = new int[2 * table.length];
            for (int i = 0; i < size; i++) {
                insert(i);
            }
        } else {
            insert(size - 1);
        }
    }

    private void insert(int index) {
        int mask = table.length - 1;
        int at = hash.of(values[index], 0, values[index].length, rests[index]) & mask;
        while (table[at] != 0) {
            at = at + 1 & mask;
        }
        table[at] = index + 1;
    }
}
