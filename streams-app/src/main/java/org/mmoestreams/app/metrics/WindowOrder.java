package org.mmoestreams.app.metrics;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.schemas.ScoredWindow;

/**
 * Which scored window of each features partition comes next. Windows of a partition are numbered without gaps, from 0
 * on or, where its model began with a saved one, from that one's on; so what comes once more is found out, and so is
 * what never came, wherever the offset of the windows' topic is moved to.
 */
final class WindowOrder {

    /** What windows that came once more, and were dropped, are counted by. */
    static final String REPEATED = "Scored windows that came once more";
    /** What windows that never came are counted by: the metrics lack their rows. */
    static final String MISSING = "Scored windows that are missing";

    private final MetricsStore store;
    private final Observations observations;
    private final Map<Integer, Long> next;
    private final BitSet dirty = new BitSet();

    private WindowOrder(MetricsStore store, Observations observations, Map<Integer, Long> next) {
        this.store = store;
        this.observations = observations;
        this.next = next;
    }

    /**
     * The order as the store knows it. In a store that holds nothing yet each partition's first window is expected; one
     * that an earlier build filled does not say, and what comes first is taken.
     *
     * @param partitions partitions of the features topic
     * @param first the number of the first window of each
     */
    static WindowOrder load(MetricsStore store, Observations observations, int partitions, long first) {
        WindowOrder order = new WindowOrder(store, observations, new TreeMap<>(store.nextWindows()));
        if (store.isEmpty()) {
            for (int partition = 0; partition < partitions; partition++) {
                order.expect(partition, first);
            }
        }
        return order;
    }

    /** Whether a window is to be counted; what is odd about it is said. */
    boolean takes(ScoredWindow window) {
        int partition = window.getPartition();
        long version = window.getModelVersion();
        Long expected = next.get(partition);
        if (expected != null && version < expected) {
            observations.incident(
                    REPEATED,
                    1,
                    "window " + version + " of partition " + partition + ", not counted again (expected: window "
                            + expected + "; was the offset of the scored windows' topic moved back?)");
            return false;
        }
        if (expected != null && version > expected) {
            observations.incident(
                    MISSING,
                    version - expected,
                    "those before window " + version + " of partition " + partition
                            + "; the metrics lack their rows (expected: window " + expected
                            + "; was the offset of the scored windows' topic moved forward, or were its records"
                            + " deleted, or the metrics begun anew?)");
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
}
