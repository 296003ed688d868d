package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The metrics' state in a logged and cached store: under {@code total/TASK/...} the sums since the start, under
 * {@code sliding/TASK/PARTITION/VERSION} the windows whose rows are in scope.
 */
final class MetricsStore {

    private static final String TOTAL = "total/";
    private static final String SLIDING = "sliding/";
    private static final String PUBLISHED = "published";

    private final KeyValueStore<String, byte[]> store;

    MetricsStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Loads a task's metrics; a partition's windows in their order. */
    void load(String task, TotalMetrics total, SlidingMetrics sliding) {
        String totals = TOTAL + task + '/';
        String windows = SLIDING + task + '/';
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                if (entry.key.startsWith(totals)) {
                    total.load(entry.key.substring(totals.length()), entry.value);
                } else if (entry.key.startsWith(windows)) {
                    sliding.add(Scores.read(entry.value), forgotten -> {});
                }
            }
        }
    }

    void save(String task, TotalMetrics total) {
        total.drainChanges((name, value) -> store.put(TOTAL + task + '/' + name, value));
    }

    void keep(String task, Scores window) {
        store.put(key(task, window), window.write());
    }

    void forget(String task, Scores window) {
        store.delete(key(task, window));
    }

    /** Up to where metrics were published. */
    Published published() {
        byte[] value = store.get(PUBLISHED);
        if (value == null) {
            return new Published(0, 0);
        }
        ByteBuffer in = ByteBuffer.wrap(value);
        return new Published(in.getLong(), in.getLong());
    }

    void setPublished(Published published) {
        ByteBuffer out = ByteBuffer.allocate(2 * Long.BYTES);
        store.put(
                PUBLISHED,
                out.putLong(published.rows()).putLong(published.labels()).array());
    }

    /**
     * Up to where metrics were published.
     *
     * @param rows labelled rows of the task that had most
     * @param labels labelled rows of all tasks together
     */
    record Published(long rows, long labels) {}

    private static String key(String task, Scores window) {
        return String.format(Locale.ROOT, "%s%s/%06d/%018d", SLIDING, task, window.partition(), window.version());
    }
}
