package org.mmoestreams.app.join;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.metrics.DurationHistogram;
import org.mmoestreams.state.Varints;

/**
 * What was counted of the labels of a partition, per task, and how many entries there are. Part of the state: at most
 * some kilobytes a task.
 */
public final class JoinCounts {

    /** The most tasks of which the counts fit a record beside the scores of a window. */
    public static final int MOST_TASKS = 64;

    private final Map<JoinCount, long[]> counts = new EnumMap<>(JoinCount.class);
    private final List<DurationHistogram> delays = new ArrayList<>();
    private final List<WaitingTimes> waiting = new ArrayList<>();
    private long rows;
    private long finished;
    private long early;
    private long labels;
    private long replaced;

    /** Nothing counted yet. */
    public JoinCounts(int tasks) {
        for (JoinCount count : JoinCount.values()) {
            counts.put(count, new long[tasks]);
        }
        for (int task = 0; task < tasks; task++) {
            delays.add(new DurationHistogram());
            waiting.add(new WaitingTimes());
        }
    }

    /** How many tasks there are. */
    public int tasks() {
        return delays.size();
    }

    /** How often something was counted of a task. */
    public long of(int task, JoinCount count) {
        return count == JoinCount.WAITING ? waiting.get(task).count() : counts.get(count)[task];
    }

    /** How long after its event each label of a task became known that was the first one for its row. */
    public DurationHistogram delays(int task) {
        return delays.get(task);
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

    /** Adds what was counted in another partition. */
    public void addAll(JoinCounts other) {
        rows += other.rows;
        finished += other.finished;
        early += other.early;
        labels += other.labels;
        replaced += other.replaced;
        for (int task = 0; task < tasks(); task++) {
            for (JoinCount count : JoinCount.values()) {
                counts.get(count)[task] += other.counts.get(count)[task];
            }
            delays.get(task).addAll(other.delays.get(task));
            waiting.get(task).addAll(other.waiting.get(task));
        }
    }

    /** The events whose rows wait for a task. */
    WaitingTimes waiting(int task) {
        return waiting.get(task);
    }

    /** Keeps the times of events whose rows wait in buckets of a width. */
    void keepWaitingIn(long millis) {
        waiting.forEach(times -> times.widen(millis));
    }

    void add(int task, JoinCount count, long times) {
        counts.get(count)[task] += times;
    }

    /** So many more rows of an event's time wait for a task. */
    void addWaiting(int task, long eventTime, long more) {
        waiting.get(task).add(eventTime, more);
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
    void delayed(int task, long millis) {
        delays.get(task).add(millis);
    }

    /** The number of a label record, each another. */
    long nextLabel() {
        return labels++;
    }

    /** The state, equal for equal counts. */
    public byte[] write() {
        long[] whole = {tasks(), counts.size(), rows, finished, early, labels, replaced};
        List<byte[]> distributions =
                delays.stream().map(DurationHistogram::write).toList();
        ByteBuffer out = ByteBuffer.allocate(mostBytes(whole.length, distributions));
        for (long each : whole) {
            Varints.write(out, each);
        }
        for (int task = 0; task < tasks(); task++) {
            for (long[] count : counts.values()) {
                Varints.write(out, count[task]);
            }
            waiting.get(task).write(out);
            Varints.write(out, distributions.get(task).length);
            out.put(distributions.get(task));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** What {@link #write} wrote, be it before there were as many kinds. */
    public static JoinCounts read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        JoinCounts read = new JoinCounts((int) Varints.read(in));
        int kinds = (int) Varints.read(in);
        read.rows = Varints.read(in);
        read.finished = Varints.read(in);
        read.early = Varints.read(in);
        read.labels = Varints.read(in);
        read.replaced = Varints.read(in);
        for (int task = 0; task < read.tasks(); task++) {
            for (long[] count : List.copyOf(read.counts.values()).subList(0, kinds)) {
                count[task] = Varints.read(in);
            }
            read.waiting.set(task, WaitingTimes.read(in));
            byte[] distribution = new byte[(int) Varints.read(in)];
            in.get(distribution);
            read.delays.set(task, DurationHistogram.read(distribution));
        }
        return read;
    }

    private int mostBytes(int whole, List<byte[]> distributions) {
        int most = (whole + tasks() * (counts.size() + 1)) * Varints.MOST_BYTES;
        for (int task = 0; task < tasks(); task++) {
            most += waiting.get(task).mostBytes() + distributions.get(task).length;
        }
        return most;
    }
}
