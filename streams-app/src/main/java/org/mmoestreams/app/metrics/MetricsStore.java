package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.features.Task;

/**
 * The metrics' state in a logged store: under {@code total/TASK/...} the sums since the start, as far as they were put,
 * under {@code sliding/TASK/PARTITION/NUMBER} the windows whose rows are in scope, under {@code next-window/PARTITION} the window that
 * is expected next, under {@code format} what all that looks like.
 */
final class MetricsStore {

    private static final String TOTAL = "total/";
    private static final String SLIDING = "sliding/";
    private static final String NEXT = "next-window/";
    private static final String PUBLISHED = "published";
    private static final String FORMAT_KEY = "format";
    /** Goes up with each change of what an entry looks like. */
    private static final byte[] FORMAT = {3};

    private final KeyValueStore<String, byte[]> store;
    private boolean begun;
    private boolean empty;

    MetricsStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * Checks that the store is empty, or holds what this build writes.
     *
     * @throws IllegalStateException when it does not
     */
    void checkFormat() {
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            byte[] format = store.get(FORMAT_KEY);
            begun = format != null;
            empty = !entries.hasNext();
            if (!empty && !Arrays.equals(format, FORMAT)) {
                throw new IllegalStateException(
                        "stored metrics: format " + (format == null ? 1 : format[0]) + " (expected: " + FORMAT[0]
                                + ", which this build writes; go on with the build that wrote it, or run reset to start anew)");
            }
        }
    }

    /** Sees to it that the store says what its entries look like, from the first on. */
    void begin() {
        if (!begun) {
            store.put(FORMAT_KEY, FORMAT);
            begun = true;
        }
    }

    /** Whether it held nothing when {@link #checkFormat} looked. */
    boolean isEmpty() {
        return empty;
    }

    /** By features partition, the window that is expected next, as far as the store knows. */
    Map<Integer, Long> nextWindows() {
        Map<Integer, Long> next = new TreeMap<>();
        load(
                NEXT,
                (name, value) ->
                        next.put(Integer.valueOf(name), ByteBuffer.wrap(value).getLong()));
        return next;
    }

    void setNextWindow(int partition, long version) {
        store.put(
                NEXT + partition,
                ByteBuffer.allocate(Long.BYTES).putLong(version).array());
    }

    /** Loads a task's sums. */
    void loadTotal(String task, TotalMetrics total) {
        load(TOTAL + task + '/', total::load);
    }

    /** Hands over the windows kept for a task, a partition's windows in their order. */
    void loadWindows(Task task, Consumer<Scores> taker) {
        load(SLIDING + task.name() + '/', (name, value) -> taker.accept(Scores.read(value, task)));
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

    private void load(String prefix, BiConsumer<String, byte[]> taker) {
        try (KeyValueIterator<String, byte[]> entries = store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> taker.accept(entry.key.substring(prefix.length()), entry.value));
        }
    }

    private static String key(String task, Scores window) {
        return String.format(Locale.ROOT, "%s%s/%06d/%018d", SLIDING, task, window.partition(), window.number());
    }
}
