package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;

/** The metrics of one group of a task's rows, in bounded memory. They do not depend on the order of the rows. */
final class GroupTally {

    private static final int ROWS_BYTES = 4 * Long.BYTES;

    private final List<TotalMetric> metrics;
    private long rows;
    private long timeFrom = Long.MAX_VALUE;
    private long timeTo = Long.MIN_VALUE;
    private long version = Long.MIN_VALUE;
    private long drained;

    /** Over no rows. */
    GroupTally(Task task) {
        metrics = MetricList.total(task);
    }

    /** Takes the rows {@code [from, end)} of a window. */
    void add(Scores window, int from, int end) {
        rows += end - from;
        for (int row = from; row < end; row++) {
            timeFrom = Math.min(timeFrom, window.time(row));
            timeTo = Math.max(timeTo, window.time(row));
            version = Math.max(version, window.version(row));
        }
        for (TotalMetric metric : metrics) {
            metric.add(window, from, end);
        }
    }

    long rows() {
        return rows;
    }

    /** Fills a record that says already which task and which rows are meant. */
    TaskMetrics.Builder fill(TaskMetrics.Builder record) {
        record.setFirstRow(0)
                .setLastRow(rows)
                .setRows(rows)
                .setEventTimeFrom(Times.instant(OptionalLong.of(timeFrom)))
                .setEventTimeTo(Times.instant(OptionalLong.of(timeTo)))
                .setModelVersion(version);
        return Measures.of(metrics).fill(record);
    }

    /** Puts what changed since the last call, by a name within the group. */
    void drainChanges(ChunkSink sink) {
        if (rows == drained) {
            return;
        }
        drained = rows;
        ByteBuffer out = ByteBuffer.allocate(ROWS_BYTES);
        out.putLong(rows).putLong(timeFrom).putLong(timeTo).putLong(version);
        sink.put(TotalMetrics.ROWS, out.array());
        for (TotalMetric metric : metrics) {
            metric.drainChanges((key, value) -> sink.put(TotalMetrics.METRIC + key, value));
        }
    }

    /**
     * Loads what {@link #drainChanges} put.
     *
     * @return whether it is of use: chunks of a metric that is measured no more are not
     */
    boolean load(String name, byte[] value) {
        if (name.equals(TotalMetrics.ROWS)) {
            ByteBuffer in = ByteBuffer.wrap(value);
            rows = in.getLong();
            timeFrom = in.getLong();
            timeTo = in.getLong();
            version = in.getLong();
            drained = rows;
            return true;
        }
        ChunkKey key = ChunkKey.parse(name.substring(TotalMetrics.METRIC.length()));
        for (TotalMetric metric : metrics) {
            if (metric.chunkNames().contains(key.name())) {
                metric.load(key, value);
                return true;
            }
        }
        return false;
    }
}
