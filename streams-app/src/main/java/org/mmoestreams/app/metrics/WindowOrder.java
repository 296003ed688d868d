package org.mmoestreams.app.metrics;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.mmoestreams.app.log.Seldom;
import org.mmoestreams.schemas.ScoredWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which scored window of each features partition comes next. Windows of a partition are numbered from 0 without gaps, so what comes
 * once more is found out, and so is what never came, wherever the offset of the windows' topic is moved to.
 */
final class WindowOrder {

    private static final Logger LOG = LoggerFactory.getLogger(WindowOrder.class);

    private final MetricsStore store;
    private final WindowCounts counts;
    private final Map<Integer, Long> next;
    private final BitSet dirty = new BitSet();
    private final Seldom seldom = new Seldom();

    private WindowOrder(MetricsStore store, WindowCounts counts, Map<Integer, Long> next) {
        this.store = store;
        this.counts = counts;
        this.next = next;
    }

    /**
     * The order as the store knows it. In a store that holds nothing yet each partition's first window is expected; one that an earlier
     * build filled does not say, and what comes first is taken.
     *
     * @param partitions partitions of the features topic
     */
    static WindowOrder load(MetricsStore store, WindowCounts counts, int partitions) {
        WindowOrder order = new WindowOrder(store, counts, new TreeMap<>(store.nextWindows()));
        if (store.isEmpty()) {
            for (int partition = 0; partition < partitions; partition++) {
                order.expect(partition, 0);
            }
        }
        return order;
    }

    /**
     * Whether a window is to be counted; what is odd about it is said.
     *
     * @param now milliseconds since the epoch
     */
    boolean takes(ScoredWindow window, long now) {
        int partition = window.getPartition();
        long version = window.getModelVersion();
        Long expected = next.get(partition);
        if (expected != null && version < expected) {
            counts.addRepeated();
            warnOfRepeats(partition, version, expected, now);
            return false;
        }
        if (expected != null && version > expected) {
            counts.addMissing(version - expected);
            warnOfGap(partition, version, expected, now);
        }
        expect(partition, version + 1);
        return true;
    }

    /** Puts what changed since the last call. */
    void save() {
        dirty.stream().forEach(partition -> store.setNextWindow(partition, next.get(partition)));
        dirty.clear();
    }

    private void expect(int partition, long version) {
        next.put(partition, version);
        dirty.set(partition);
    }

    private void warnOfRepeats(int partition, long version, long expected, long now) {
        long repeats = seldom.happened("repeats " + partition, 1, now);
        if (repeats > 0) {
            LOG.warn(
                    "Scored windows of partition {} come once more and are not counted again: {}, the last one window {}"
                            + " (expected: window {}; was the offset of the scored windows' topic moved back?)",
                    partition,
                    repeats,
                    version,
                    expected);
        }
    }

    private void warnOfGap(int partition, long version, long expected, long now) {
        long missing = seldom.happened("gaps " + partition, version - expected, now);
        if (missing > 0) {
            LOG.warn(
                    "Scored windows of partition {} are missing: {}, the last ones before window {}; the metrics lack their"
                            + " rows (expected: window {}; was the offset of the scored windows' topic moved forward, or were"
                            + " its records deleted?)",
                    partition,
                    missing,
                    version,
                    expected);
        }
    }
}
