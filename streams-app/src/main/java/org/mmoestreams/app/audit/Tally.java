package org.mmoestreams.app.audit;

import java.util.EnumMap;
import java.util.Map;

/** Counts what was audited of a partition. */
final class Tally {

    private final long from;
    private final Map<Backing, Long> labels = new EnumMap<>(Backing.class);
    private long windows;
    private long rows;
    private long digests;
    private long unlearnt;

    /** Nothing was yet; begins at a window. */
    Tally(long from) {
        this.from = from;
        for (Backing backing : Backing.values()) {
            labels.put(backing, 0L);
        }
    }

    void window(int size) {
        windows++;
        rows += size;
    }

    void labels(Backing backing, long count) {
        labels.merge(backing, count, Long::sum);
    }

    void digest() {
        digests++;
    }

    void unlearnt(long count) {
        unlearnt = count;
    }

    long windows() {
        return windows;
    }

    long rows() {
        return rows;
    }

    PartitionReport report(int partition, Outcome outcome, String message) {
        return new PartitionReport(
                partition,
                new PartitionReport.Audited(from, windows, rows, digests, unlearnt),
                labels,
                outcome,
                message);
    }
}
