package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

/**
 * Which rows of a source to take.
 *
 * @param from index of the first row, counted from 0; at least 0
 * @param limit how many rows at most; at least 0
 */
public record RowRange(long from, long limit) {

    /** Checks the ranges. */
    public RowRange {
        check(from >= 0, "from-row", from, ">= 0");
        check(limit >= 0, "events", limit, ">= 0");
    }

    /** Every row. */
    public static RowRange all() {
        return startingAt(0);
    }

    /** At most {@code limit} rows from the first. */
    public static RowRange first(long limit) {
        return new RowRange(0, limit);
    }

    /** Every row from the one with index {@code from}. */
    public static RowRange startingAt(long from) {
        return new RowRange(from, Long.MAX_VALUE);
    }

    /** Whether the row lies before the end of this range. */
    boolean endsAfter(long index) {
        return index - from < limit;
    }
}
