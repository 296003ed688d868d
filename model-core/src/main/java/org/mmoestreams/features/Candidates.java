package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * Counts how often values have come that have no row yet, in a table whose size does not depend on how many there are:
 * twice the capacity, 1,024 at least, of 12 bytes each, or 20 where values expire. Values are known by a hash of 64
 * bits. Each belongs to a group of eight places by it, in which the one that came last comes first; a new one takes the
 * place of the last where there is no other. Counts are right as long as a value is in the table; one that has been
 * away for longer than it may is counted anew.
 */
final class Candidates implements Chunked {

    private static final int GROUP = 8;
    private static final int LEAST = 1024;
    private static final int BLOCK = 2 * GROUP;
    /** Hashes differ from those of {@link HashedNames} with any seed that one is likely to choose. */
    private static final long SEED = 0x9E3779B97F4A7C15L;

    private final String chunkName;
    private final int enough;
    private final Life life;
    /** 0 where there is none. */
    private final long[] hashes;

    private final int[] counts;
    private final long[] marks;
    private final BitSet dirtyBlocks = new BitSet();
    private int reached;

    /**
     * Nothing was counted yet.
     *
     * @param capacity how many values may have rows
     * @param enough at which of its occurrences a value is admitted
     * @param life how long a value may be away; empty for ever
     */
    Candidates(String field, int capacity, int enough, Optional<Life> life) {
        chunkName = "candidates." + field;
        this.enough = enough;
        this.life = life.orElse(null);
        hashes = new long[Math.max(LEAST, (2 * capacity + BLOCK - 1) / BLOCK * BLOCK)];
        counts = new int[hashes.length];
        marks = new long[life.isPresent() ? hashes.length : 0];
    }

    String chunkName() {
        return chunkName;
    }

    /**
     * Counts an occurrence of a value without a row.
     *
     * @return whether it is the one at which the value is admitted, or a later one
     */
    boolean reaches(byte[] buffer, int offset, int length) {
        long hash = ValueHash.of(buffer, offset, length, SEED);
        hash = hash == 0 ? 1 : hash;
        int first = (int) Long.remainderUnsigned(hash, hashes.length / GROUP) * GROUP;
        int at = first;
        while (at < first + GROUP - 1 && hashes[at] != hash && hashes[at] != 0) {
            at++;
        }
        long now = life == null ? 0 : life.now();
        boolean isKnown = hashes[at] == hash && (life == null || !life.isOver(marks[at], now));
        int count = Math.min(enough, isKnown ? counts[at] + 1 : 1);
        move(first, first + 1, at - first);
        put(first, hash, count, now);
        reached = first;
        dirtyBlocks.set(first / BLOCK);
        return count == enough;
    }

    /** Takes the value away that {@link #reaches} counted last: it has a row now. */
    void forgetReached() {
        move(reached + 1, reached, GROUP - 1);
        put(reached + GROUP - 1, 0, 0, 0);
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
        int bytes = BLOCK * placeBytes();
        check(
                first < hashes.length && chunk.length == bytes,
                key.toString(),
                chunk.length + " bytes",
                bytes + " bytes, and fewer than " + hashes.length / BLOCK + " blocks");
        ByteBuffer in = ByteBuffer.wrap(chunk);
        for (int at = first; at < first + BLOCK; at++) {
            put(at, in.getLong(), in.getInt(), life == null ? 0 : in.getLong());
        }
    }

    private byte[] write(int block) {
        ByteBuffer out = ByteBuffer.allocate(BLOCK * placeBytes());
        for (int at = block * BLOCK; at < (block + 1) * BLOCK; at++) {
            out.putLong(hashes[at]).putInt(counts[at]);
            if (life != null) {
                out.putLong(marks[at]);
            }
        }
        return out.array();
    }

    private int placeBytes() {
        return Long.BYTES + Integer.BYTES + (life == null ? 0 : Long.BYTES);
    }

    private void put(int at, long hash, int count, long mark) {
        hashes[at] = hash;
        counts[at] = count;
        if (life != null) {
            marks[at] = mark;
        }
    }

    private void move(int from, int to, int places) {
        System.arraycopy(hashes, from, hashes, to, places);
        System.arraycopy(counts, from, counts, to, places);
        if (life != null) {
            System.arraycopy(marks, from, marks, to, places);
        }
    }
}
