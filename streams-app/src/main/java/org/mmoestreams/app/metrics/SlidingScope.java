package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;

/**
 * Which rows the sliding metrics may be over. When their number is raised, the rows that are older than all in scope
 * must not come into it any more, for newer ones have left for good.
 *
 * @param rows how many at most
 * @param oldest where the oldest row is that may be in scope
 */
record SlidingScope(int rows, RowPlace oldest) {

    private static final int BYTES = 3 * Integer.BYTES + 3 * Long.BYTES;

    /** The newest of all rows. */
    static SlidingScope of(int rows) {
        return new SlidingScope(rows, RowPlace.firstOf(Long.MIN_VALUE, 0));
    }

    /** Reads what {@link #write} gave, or a build did that knew no more than the row's time and key. */
    static SlidingScope read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int rows = in.getInt();
        long known = in.getLong();
        long key = in.getLong();
        RowPlace oldest = in.hasRemaining()
                ? new RowPlace(known, key, in.getInt(), in.getLong(), in.getInt())
                : RowPlace.firstOf(known, key);
        return new SlidingScope(rows, oldest);
    }

    byte[] write() {
        return ByteBuffer.allocate(BYTES)
                .putInt(rows)
                .putLong(oldest.known())
                .putLong(oldest.key())
                .putInt(oldest.partition())
                .putLong(oldest.version())
                .putInt(oldest.row())
                .array();
    }

    /** Of the same rows, another number at most. */
    SlidingScope most(int most) {
        return new SlidingScope(most, oldest);
    }

    /** The first row of a window that may be in scope; their number when none may. */
    int firstOf(Scores window) {
        int row = 0;
        while (row < window.rows() && window.place(row).compareTo(oldest) < 0) {
            row++;
        }
        return row;
    }
}
