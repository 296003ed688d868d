package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.state.ChunkSink;

/**
 * Metrics of one task by groups of its rows, of which the newest that have rows are open. A row of an older one is
 * counted as too old, and nothing else: those that are open at the end have had all of their rows, however partitions
 * interleaved, for whatever was open in their place was newer. One that was passed over does not open though more are
 * to be open from a restart on.
 */
final class GroupedMetrics {

    private static final String CLOSED = "closed";
    private static final String PUBLISHED = "/published";

    private final Task task;
    private final Grouping grouping;
    private final int most;
    private final TreeMap<Long, GroupTally> open = new TreeMap<>();
    /** By group, how many rows its last record was over. */
    private final Map<Long, Long> published = new HashMap<>();

    private final TreeSet<Long> newlyPublished = new TreeSet<>();
    private final TreeSet<Long> newlyClosed = new TreeSet<>();
    private long lastClosed = Long.MIN_VALUE;
    private long tooOld;
    private boolean isStored;

    /**
     * No groups yet.
     *
     * @param most how many are open at most, at least 1
     */
    GroupedMetrics(Task task, Grouping grouping, int most) {
        this.task = task;
        this.grouping = grouping;
        this.most = most;
    }

    Grouping grouping() {
        return grouping;
    }

    /** Whether the store knew of them when they were loaded. */
    boolean isStored() {
        return isStored;
    }

    /** Rows that came when their group was open no more. */
    long tooOld() {
        return tooOld;
    }

    /**
     * Takes the rows of a window.
     *
     * @param closed takes the last record of each group that is closed, but for what is said of all rows
     */
    void add(Scores window, Consumer<TaskMetrics.Builder> closed) {
        int row = 0;
        while (row < window.rows()) {
            long group = grouping.groupOf(window, row);
            int end = row + 1;
            while (end < window.rows() && grouping.groupOf(window, end) == group) {
                end++;
            }
            if (isTooOld(group)) {
                tooOld += end - row;
                lastClosed = Math.max(lastClosed, group);
            } else {
                open.computeIfAbsent(group, fresh -> new GroupTally(task)).add(window, row, end);
                closeOldest(closed);
            }
            row = end;
        }
    }

    /** Hands over a record of each open group that has had rows since its last, but for what is said of all rows. */
    void publish(Consumer<TaskMetrics.Builder> taker) {
        open.forEach((group, tally) -> {
            if (tally.rows() != published.getOrDefault(group, 0L)) {
                taker.accept(record(group, tally, false));
                published.put(group, tally.rows());
                newlyPublished.add(group);
            }
        });
    }

    /** Puts up to where groups were published, as far as that changed since the last call. */
    void savePublished(ChunkSink sink) {
        for (long group : newlyPublished) {
            byte[] rows = ByteBuffer.allocate(Long.BYTES)
                    .putLong(published.getOrDefault(group, 0L))
                    .array();
            sink.put(grouping.prefix() + group + PUBLISHED, rows);
        }
        newlyPublished.clear();
    }

    /**
     * Puts what changed since the last call.
     *
     * @param gone takes what the names of entries that are of no more use begin with
     */
    void save(ChunkSink sink, Consumer<String> gone) {
        newlyClosed.forEach(group -> gone.accept(grouping.prefix() + group + '/'));
        newlyClosed.clear();
        open.forEach((group, tally) ->
                tally.drainChanges((name, value) -> sink.put(grouping.prefix() + group + '/' + name, value)));
        ByteBuffer closed =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(lastClosed).putLong(tooOld);
        sink.put(grouping.prefix() + CLOSED, closed.array());
    }

    /**
     * Loads what was put.
     *
     * @param name without the grouping's prefix
     * @return whether it is of use
     */
    boolean load(String name, byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        if (name.equals(CLOSED)) {
            lastClosed = in.getLong();
            tooOld = in.getLong();
            isStored = true;
            return true;
        }
        int end = name.indexOf('/');
        long group = Long.parseLong(name, 0, end, 10);
        if (name.endsWith(PUBLISHED)) {
            published.put(group, in.getLong());
            return true;
        }
        return open.computeIfAbsent(group, fresh -> new GroupTally(task)).load(name.substring(end + 1), value);
    }

    private boolean isTooOld(long group) {
        return group <= lastClosed || (open.size() >= most && group < open.firstKey());
    }

    private void closeOldest(Consumer<TaskMetrics.Builder> closed) {
        while (open.size() > most) {
            Map.Entry<Long, GroupTally> oldest = open.pollFirstEntry();
            closed.accept(record(oldest.getKey(), oldest.getValue(), true));
            lastClosed = oldest.getKey();
            newlyClosed.add(oldest.getKey());
            newlyPublished.remove(oldest.getKey());
            published.remove(oldest.getKey());
        }
    }

    private TaskMetrics.Builder record(long group, GroupTally tally, boolean isFinal) {
        TaskMetrics.Builder record =
                TaskMetrics.newBuilder().setTask(task.name()).setIsFinal(isFinal);
        grouping.describe(group, record);
        return tally.fill(record);
    }
}
