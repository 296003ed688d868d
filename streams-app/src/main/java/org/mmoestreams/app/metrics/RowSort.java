package org.mmoestreams.app.metrics;

import java.util.stream.IntStream;

/**
 * The order in which rows count as new: by the time when their labels were known, then by their keys as numbers without
 * a sign. A merge sort: rows that are equal in both keep their order, and rows that come in order, as most do, cost one
 * look each.
 */
final class RowSort {

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

    /** The rows from the oldest to the newest, equal ones by row. */
    static int[] oldestFirst(long[] known, long[] keys) {
        int[] rows = IntStream.range(0, known.length).toArray();
        new RowSort(known, keys).sort(rows.clone(), rows, 0, rows.length);
        return rows;
    }

    /** Sorts a range of rows, which both arrays have, into the second. */
    private void sort(int[] from, int[] to, int first, int end) {
        if (end - first < 2) {
            return;
        }
        int middle = (first + end) >>> 1;
        sort(to, from, first, middle);
        sort(to, from, middle, end);
        if (!isBefore(from[middle], from[middle - 1])) {
            System.arraycopy(from, first, to, first, end - first);
            return;
        }
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
