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

    void label(Backing backing) {
        labels.merge(backing, 1L, Long::sum);
    }

    void digest() {
        digests++;
    }

    long windows() {
        return windows;
    }

    long rows() {
        return rows;
    }

    PartitionReport report(int partition, Outcome outcome, String message) {
        return new PartitionReport(
                partition, new PartitionReport.Audited(from, windows, rows, digests), labels, outcome, message);
    }
}
