package org.mmoestreams.app.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The order in which rows count as new: by the time when their labels were known, then by their keys as numbers without
 * a sign; of rows that are equal in both, as they came. Rows mostly come in the order of time, and those of the same
 * time in none of their keys.
 */
final class RowSort {

    private static final int ROW_BITS = 16;
    private static final int ROW_MASK = (1 << ROW_BITS) - 1;

    private final long[] known;
    private final long[] keys;

    private RowSort(long[] known, long[] keys) {
        this.known = known;
        this.keys = keys;
    }

    /** Compares two rows by time and key. */
    static int compare(long known, long key, long otherKnown, long otherKey) {
        int byTime = Long.compare(known, otherKnown);
        return byTime != 0 ? byTime : Long.compareUnsigned(key, otherKey);
    }

    /** The rows from the oldest to the newest, up to 65,536 of them. */
    static int[] oldestFirst(long[] known, long[] keys) {
        int[] rows = IntStream.range(0, known.length).toArray();
        RowSort sort = new RowSort(known, keys);
        if (sort.isInOrderOfTime()) {
            sort.sortTies(rows);
        } else {
            sort.sort(rows.clone(), rows, 0, rows.length);
        }
        return rows;
    }

    private boolean isInOrderOfTime() {
        for (int row = 1; row < known.length; row++) {
            if (known[row] < known[row - 1]) {
                return false;
            }
        }
        return true;
    }

    /** Sorts rows of the same time among each other, in which they follow on each other, by their keys. */
    private void sortTies(int[] rows) {
        long[] packed = new long[rows.length];
        for (int from = 0; from < rows.length; ) {
            int end = from + 1;
            while (end < rows.length && known[end] == known[from]) {
                end++;
            }
            if (end - from > 1) {
                sortByKey(rows, packed, from, end);
            }
            from = end;
        }
    }

    /** Sorts by what of a key has room beside the row in one number, then the few that are equal in that. */
    private void sortByKey(int[] rows, long[] packed, int first, int end) {
        for (int row = first; row < end; row++) {
            packed[row] = ((keys[row] ^ Long.MIN_VALUE) & ~(long) ROW_MASK) | row;
        }
        Arrays.sort(packed, first, end);
        for (int at = first; at < end; at++) {
            int row = (int) packed[at] & ROW_MASK;
            int to = at;
            while (to > first && isBefore(row, rows[to - 1])) {
                rows[to] = rows[to - 1];
                to--;
            }
            rows[to] = row;
        }
    }

    /** Sorts a range of rows, which both arrays have, into the second, by merging. */
    private void sort(int[] from, int[] to, int first, int end) {
        if (end - first < 2) {
            return;
        }
        int middle = (first + end) >>> 1;
        sort(to, from, first, middle);
        sort(to, from, middle, end);
        int left = first;
        int right = middle;
        for (int at = first; at < end; at++) {
            boolean takesRight = left == middle || (right < end && isBefore(from[right], from[left]));
            to[at] = takesRight ? from[right++] : from[left++];
        }
    }

    private boolean isBefore(int row, int other) {
        return compare(known[row], keys[row], known[other], keys[other]) < 0;
    }
}
