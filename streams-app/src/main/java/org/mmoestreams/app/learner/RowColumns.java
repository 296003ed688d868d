package org.mmoestreams.app.learner;

import java.nio.ByteBuffer;
import org.mmoestreams.app.scored.ByteColumns;
import org.mmoestreams.app.scored.EventKey;
import org.mmoestreams.app.scored.LongColumn;

/** What the rows of a window are ordered and grouped by, as columns of its record. */
final class RowColumns {

    private final long[] keys;
    private final long[] known;
    private final long[] times;
    private final long[] versions;
    private long timeFrom = Long.MAX_VALUE;
    private long timeTo = Long.MIN_VALUE;
    private boolean areKnownLate;
    private boolean areOfOtherVersions;

    private RowColumns(int rows) {
        keys = new long[rows];
        known = new long[rows];
        times = new long[rows];
        versions = new long[rows];
    }

    /**
     * Those of a window.
     *
     * @param modelVersion the version that predicted the rows which had not been before
     */
    static RowColumns of(PendingBatch labelled, long modelVersion) {
        RowColumns columns = new RowColumns(labelled.size());
        for (int index = 0; index < labelled.size(); index++) {
            columns.set(index, labelled.get(index), modelVersion);
        }
        return columns;
    }

    /** The earliest event time. */
    long timeFrom() {
        return timeFrom;
    }

    /** The latest event time. */
    long timeTo() {
        return timeTo;
    }

    ByteBuffer keys() {
        return ByteColumns.longs(keys);
    }

    ByteBuffer known() {
        return LongColumn.write(known);
    }

    /** Nothing where they are those of {@link #known}. */
    ByteBuffer times() {
        return areKnownLate ? LongColumn.write(times) : ByteColumns.NONE;
    }

    /** Nothing where they are the window's. */
    ByteBuffer versions() {
        return areOfOtherVersions ? LongColumn.write(versions) : ByteColumns.NONE;
    }

    private void set(int index, PendingRow row, long modelVersion) {
        long time = row.eventTime();
        keys[index] = EventKey.of(row.id());
        times[index] = time;
        known[index] = row.known();
        versions[index] = row.published() == null ? modelVersion : row.version();
        timeFrom = Math.min(timeFrom, time);
        timeTo = Math.max(timeTo, time);
        areKnownLate |= known[index] != time;
        areOfOtherVersions |= versions[index] != modelVersion;
    }
}
