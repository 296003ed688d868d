package org.mmoestreams.app.join;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.mmoestreams.state.Varints;

/**
 * When the events were whose rows wait for a task's label: how many in each bucket of event time. So the oldest one is
 * known up to a bucket's width, and no store is searched for it. Rows leave as they came, so that there are never more
 * buckets than rows, and few more than retention has.
 */
final class WaitingTimes {

    private final TreeMap<Long, Long> rows = new TreeMap<>();
    private long width = 1;
    private long count;

    /** Buckets of this width, or as wide as they are if there are rows in wider ones. */
    void widen(long millis) {
        if (rows.isEmpty()) {
            width = millis;
        } else if (millis > width) {
            Map<Long, Long> before = new TreeMap<>(rows);
            long narrow = width;
            rows.clear();
            count = 0;
            width = millis;
            before.forEach((bucket, times) -> add(bucket * narrow, times));
        }
    }

    /** So many more rows of an event's time wait; fewer where it is below 0. */
    void add(long eventTime, long more) {
        if (more != 0) {
            count += more;
            rows.merge(Math.floorDiv(eventTime, width), more, WaitingTimes::sumOrNone);
        }
    }

    /** Takes all rows of another one, in the wider buckets of the two. */
    void addAll(WaitingTimes other) {
        widen(Math.max(width, other.width));
        other.rows.forEach((bucket, times) -> add(bucket * other.width, times));
    }

    /** How many rows wait. */
    long count() {
        return count;
    }

    /** A time within {@link #error} of that of the oldest event whose row waits; empty when none does. */
    OptionalLong oldest() {
        return rows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(rows.firstKey() * width + (width - 1) / 2);
    }

    /** Bound on how far the oldest event's time is from what is said of it. */
    long error() {
        return width / 2;
    }

    /** The most bytes that {@link #write} takes. */
    int mostBytes() {
        return Long.BYTES + 2 * (1 + rows.size()) * Varints.MOST_BYTES;
    }

    /** Puts the width, and the buckets by how far each is from the one before. */
    void write(ByteBuffer out) {
        long before = rows.isEmpty() ? 0 : rows.firstKey();
        Varints.write(out, width);
        Varints.write(out, rows.size());
        out.putLong(before);
        for (Map.Entry<Long, Long> bucket : rows.entrySet()) {
            Varints.write(out, bucket.getKey() - before);
            Varints.write(out, bucket.getValue());
            before = bucket.getKey();
        }
    }

    /** What {@link #write} wrote. */
    static WaitingTimes read(ByteBuffer in) {
        WaitingTimes read = new WaitingTimes();
        read.width = Varints.read(in);
        long buckets = Varints.read(in);
        long bucket = in.getLong();
        for (long i = 0; i < buckets; i++) {
            bucket += Varints.read(in);
            read.add(bucket * read.width, Varints.read(in));
        }
        return read;
    }

    private static Long sumOrNone(Long before, Long more) {
        return before + more == 0 ? null : (Long) (before + more);
    }
}
