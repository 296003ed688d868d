package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.mmoestreams.features.Task;

/**
 * The metrics' state in a logged store: under {@code total/TASK/rows} which rows came since the start and under
 * {@code total/TASK/metric/NAME/BLOCK} the chunks of each metric over them, as far as they were put, under {@code
 * sliding/TASK/PARTITION/NUMBER} the windows whose rows are in scope, under {@code sliding-rows/TASK} which rows
 * may be in it, under {@code group/TASK/} what is known of groups of rows, see {@link GroupedMetrics}, under {@code
 * next-window/PARTITION} the window that is expected next, under {@code labels/PARTITION} what has become of labels
 * that come late, under {@code experts/PARTITION} how the partition's model uses its experts, under {@code format}
 * what all that looks like.
 */
final class MetricsStore {

    private static final String TOTAL = "total/";
    private static final String SLIDING = "sliding/";
    private static final String SLIDING_ROWS = "sliding-rows/";
    private static final String GROUP = "group/";
    private static final String NEXT = "next-window/";
    private static final String LABELS = "labels/";
    private static final String EXPERTS = "experts/";
    private static final String PUBLISHED = "published";
    private static final String FORMAT_KEY = "format";
    /** Goes up with each change of what an entry looks like; a metric that is added or taken away is none. */
    private static final byte FORMAT = 5;
    /** Windows had no more than scores and labels. */
    private static final byte FORMAT_FOUR = 4;

    private final KeyValueStore<String, byte[]> store;
    /** What takes the place of entries as they were read, by key; null where there is nothing. */
    private final Map<String, byte[]> replaced = new LinkedHashMap<>();

    private byte format;
    private boolean empty;

    MetricsStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * Checks that the store is empty, or holds what this build writes or can read on.
     *
     * @throws IllegalStateException when it does not
     */
    void checkFormat() {
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            byte[] stored = store.get(FORMAT_KEY);
            empty = !entries.hasNext();
            format = stored == null ? 1 : stored[0];
            if (!empty && format != FORMAT && format != FORMAT_FOUR && format != FormatThree.NUMBER) {
                throw new IllegalStateException("stored metrics: format " + format + " (expected: " + FORMAT
                        + ", which this build writes, " + FORMAT_FOUR + " or " + FormatThree.NUMBER
                        + "; go on with the build that wrote it, or run reset to start anew)");
            }
        }
    }

    /**
     * Sees to it that the store says what its entries look like, from the first on, and that they look like that:
     * entries of an older format, or of a metric that is gone, make way in the commit of the first change.
     */
    void begin() {
        if (format != FORMAT) {
            store.put(FORMAT_KEY, new byte[] {FORMAT});
            format = FORMAT;
        }
        replaced.forEach(store::put);
        replaced.clear();
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

    /** By features partition, what was counted of its labels that come late, as far as the store knows. */
    Map<Integer, byte[]> labels() {
        Map<Integer, byte[]> labels = new TreeMap<>();
        load(LABELS, (name, value) -> labels.put(Integer.valueOf(name), value));
        return labels;
    }

    /** Keeps what was counted of a partition's labels; null: nothing is any more. */
    void setLabels(int partition, byte[] counts) {
        store.put(LABELS + partition, counts);
    }

    /** By features partition, how its model uses its experts, as far as the store knows. */
    Map<Integer, byte[]> experts() {
        Map<Integer, byte[]> experts = new TreeMap<>();
        load(EXPERTS, (name, value) -> experts.put(Integer.valueOf(name), value));
        return experts;
    }

    /** Keeps how a partition's model uses its experts. */
    void setExperts(int partition, byte[] use) {
        store.put(EXPERTS + partition, use);
    }

    /** Loads a task's sums. */
    void loadTotal(Task task, TotalMetrics total) {
        String prefix = TOTAL + task.name() + '/';
        load(prefix, (name, value) -> today(task, name, value).forEach((today, entry) -> {
            boolean isOfUse = total.load(today, entry);
            if (!today.equals(name)) {
                replaced.put(prefix + name, null);
            }
            if (!today.equals(name) || !isOfUse) {
                replaced.put(prefix + today, isOfUse ? entry : null);
            }
        }));
    }

    /** Hands over the windows kept for a task, a partition's windows in their order. */
    void loadWindows(Task task, Consumer<Scores> taker) {
        String prefix = SLIDING + task.name() + '/';
        load(prefix, (name, value) -> {
            Scores window = format == FORMAT ? StoredScores.read(value, task) : StoredScores.readFormer(value, task);
            if (format != FORMAT) {
                replaced.put(prefix + name, StoredScores.write(window));
            }
            taker.accept(window);
        });
    }

    /** Which rows the windows kept for a task were chosen for; empty where that was not said. */
    Optional<SlidingScope> slidingScope(Task task) {
        return Optional.ofNullable(store.get(SLIDING_ROWS + task.name())).map(SlidingScope::read);
    }

    void setSlidingScope(Task task, SlidingScope scope) {
        store.put(SLIDING_ROWS + task.name(), scope.write());
    }

    /** Loads what is known of groups of a task's rows; what is of groups that are not asked for makes way. */
    void loadGroups(Task task, List<GroupedMetrics> groups) {
        String prefix = GROUP + task.name() + '/';
        load(prefix, (name, value) -> {
            boolean isOfUse = groups.stream()
                    .filter(each -> name.startsWith(each.grouping().prefix()))
                    .anyMatch(each ->
                            each.load(name.substring(each.grouping().prefix().length()), value));
            if (!isOfUse) {
                replaced.put(prefix + name, null);
            }
        });
    }

    /** Puts up to where groups of a task's rows were published. */
    void savePublished(String task, GroupedMetrics groups) {
        groups.savePublished((name, value) -> store.put(GROUP + task + '/' + name, value));
    }

    /** Puts what is known of groups of a task's rows, and deletes what is of no more use. */
    void save(String task, GroupedMetrics groups) {
        String prefix = GROUP + task + '/';
        List<String> gone = new ArrayList<>();
        groups.save(
                (name, value) -> store.put(prefix + name, value),
                names -> load(prefix + names, (name, value) -> gone.add(prefix + names + name)));
        gone.forEach(store::delete);
    }

    void save(String task, TotalMetrics total) {
        total.drainChanges((name, value) -> store.put(TOTAL + task + '/' + name, value));
    }

    void keep(String task, Scores window) {
        store.put(key(task, window), StoredScores.write(window));
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

    private Map<String, byte[]> today(Task task, String name, byte[] value) {
        return format == FormatThree.NUMBER
                ? FormatThree.entries(task, name, value)
                : Map.of(FormerNames.today(task, name), value);
    }

    private static String key(String task, Scores window) {
        return String.format(Locale.ROOT, "%s%s/%06d/%018d", SLIDING, task, window.partition(), window.number());
    }
}
