package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;

/**
 * Which rows the sliding metrics may be over. When their number is raised, the rows that are older than all in scope
 * must not come into it any more, for newer ones have left for good.
 *
 * @param rows how many at most
 * @param known when the labels of the oldest row that may be in scope were known
 * @param key its key
 */
record SlidingScope(int rows, long known, long key) {

    private static final int BYTES = Integer.BYTES + 2 * Long.BYTES;

    /** The newest of all rows. */
    static SlidingScope of(int rows) {
        return new SlidingScope(rows, Long.MIN_VALUE, 0);
    }

    static SlidingScope read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new SlidingScope(in.getInt(), in.getLong(), in.getLong());
    }

    byte[] write() {
        return ByteBuffer.allocate(BYTES)
                .putInt(rows)
                .putLong(known)
                .putLong(key)
                .array();
    }

    /** Of the same rows, another number at most. */
    SlidingScope most(int most) {
        return new SlidingScope(most, known, key);
    }

    /** The first row of a window that may be in scope; their number when none may. */
    int firstOf(Scores window) {
        RowFacts facts = window.facts();
        int row = 0;
        while (row < window.rows() && RowSort.compare(facts.known()[row], facts.keys()[row], known, key) < 0) {
            row++;
        }
        return row;
    }
}
