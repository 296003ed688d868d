package org.mmoestreams.app.metrics;

/**
 * Where a row is in the order of what counts as new, which no two rows share: an event that was sent twice has rows of
 * the same time and key.
 *
 * @param known when its labels were known, in milliseconds since the epoch
 * @param key its key, a number without a sign
 * @param partition the features partition that it comes from
 * @param version the number of its window in the partition
 * @param row its number in the window
 */
record RowPlace(long known, long key, int partition, long version, int row) implements Comparable<RowPlace> {

    /** Before all rows of a time and a key. */
    static RowPlace firstOf(long known, long key) {
        return new RowPlace(known, key, Integer.MIN_VALUE, Long.MIN_VALUE, Integer.MIN_VALUE);
    }

    @Override
    public int compareTo(RowPlace other) {
        int byKey = RowSort.compare(known, key, other.known, other.key);
        if (byKey != 0) {
            return byKey;
        }
        int byPartition = Integer.compare(partition, other.partition);
        int byWindow = byPartition != 0 ? byPartition : Long.compare(version, other.version);
        return byWindow != 0 ? byWindow : Integer.compare(row, other.row);
    }
}
