package org.mmoestreams.app.join;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/** What was counted of the labels of a partition, per task, and how many entries there are. Part of the state. */
public final class JoinCounts {

    private final Map<JoinCount, long[]> counts = new EnumMap<>(JoinCount.class);
    private final int tasks;
    private long rows;
    private long finished;
    private long early;
    private long labels;
    private long replaced;

    JoinCounts(int tasks) {
        this.tasks = tasks;
        for (JoinCount count : JoinCount.values()) {
            counts.put(count, new long[tasks]);
        }
    }

    /** How often something was counted of a task. */
    public long of(int task, JoinCount count) {
        return counts.get(count)[task];
    }

    /** Rows that wait for something. */
    public long rows() {
        return rows;
    }

    /** Rows that wait for nothing, of which only what became of their labels is kept. */
    public long finished() {
        return finished;
    }

    /** Label records that wait for their event. */
    public long early() {
        return early;
    }

    /** Events whose row made way for another one of the same id. */
    public long replaced() {
        return replaced;
    }

    void add(int task, JoinCount count, long times) {
        counts.get(count)[task] += times;
    }

    void addRows(long more) {
        rows += more;
    }

    void addFinished(long more) {
        finished += more;
    }

    void addEarly(long more) {
        early += more;
    }

    void addReplaced() {
        replaced++;
    }

    /** Takes note of how long after its event a label became known. */
    void delayed(int task, long millis) {}

    /** The number of a label record, each another. */
    long nextLabel() {
        return labels++;
    }

    byte[] write() {
        ByteBuffer out = ByteBuffer.allocate((5 + counts.size() * tasks) * Long.BYTES);
        out.putLong(rows).putLong(finished).putLong(early).putLong(labels).putLong(replaced);
        for (long[] byTask : counts.values()) {
            for (long count : byTask) {
                out.putLong(count);
            }
        }
        return out.array();
    }

    /** What {@link #write} wrote, be it before there were as many kinds; nothing where there is nothing. */
    static JoinCounts read(byte[] bytes, int tasks) {
        JoinCounts read = new JoinCounts(tasks);
        if (bytes == null) {
            return read;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        read.rows = in.getLong();
        read.finished = in.getLong();
        read.early = in.getLong();
        read.labels = in.getLong();
        read.replaced = in.getLong();
        for (long[] byTask : read.counts.values()) {
            for (int task = 0; task < tasks && in.hasRemaining(); task++) {
                byTask[task] = in.getLong();
            }
        }
        return read;
    }
}
