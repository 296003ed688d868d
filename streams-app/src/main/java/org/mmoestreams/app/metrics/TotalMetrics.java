package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import org.mmoestreams.app.join.LabelFigure;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;

/**
 * Metrics of one task since the start, in bounded memory. The state does not depend on the order in which windows
 * of several partitions are merged.
 */
final class TotalMetrics {

    /** The name of the entry that says which rows came. */
    static final String ROWS = "rows";
    /** What the names of the metrics' chunks begin with. */
    static final String METRIC = "metric/";

    private static final int ROWS_BYTES = 6 * Long.BYTES;

    private final Task task;
    private final List<TotalMetric> metrics;
    private long timeFrom = Long.MAX_VALUE;
    private long timeTo = Long.MIN_VALUE;
    private long modelVersion;
    private long windows;
    private long rows;
    private long unscored;

    TotalMetrics(Task task) {
        this.task = task;
        this.metrics = MetricList.total(task);
    }

    void add(Scores window) {
        windows = Math.max(windows, window.number());
        modelVersion = Math.max(modelVersion, window.version());
        unscored += window.unscored();
        if (window.rows() == 0) {
            return;
        }
        timeFrom = Math.min(timeFrom, window.timeFrom());
        timeTo = Math.max(timeTo, window.timeTo());
        rows += window.rows();
        for (TotalMetric metric : metrics) {
            metric.add(window, 0, window.rows());
        }
    }

    long rows() {
        return rows;
    }

    /** The number of the last window. */
    long windows() {
        return windows;
    }

    /** Labelled rows without a finite score. */
    long unscored() {
        return unscored;
    }

    /** The highest model version that scored a row. */
    long modelVersion() {
        return modelVersion;
    }

    /**
     * The metrics as they are to be published.
     *
     * @param labels what has become of the task's labels; empty where none come late
     */
    TaskMetrics publish(List<LabelFigure> labels) {
        TaskMetrics.Builder published = TaskMetrics.newBuilder()
                .setTask(task.name())
                .setScope(MetricsScope.TOTAL)
                .setFirstRow(0)
                .setLastRow(rows)
                .setEventTimeFrom(Times.instant(rows == 0 ? OptionalLong.empty() : OptionalLong.of(timeFrom)))
                .setEventTimeTo(Times.instant(rows == 0 ? OptionalLong.empty() : OptionalLong.of(timeTo)))
                .setRows(rows)
                .setModelVersion(modelVersion)
                .setUnscoredRows(unscored);
        return Measures.of(metrics).with(labels).fill(published).build();
    }

    /** Puts what changed since the last call, by a name within the task. */
    void drainChanges(ChunkSink sink) {
        ByteBuffer out = ByteBuffer.allocate(ROWS_BYTES)
                .putLong(timeFrom)
                .putLong(timeTo)
                .putLong(modelVersion)
                .putLong(windows)
                .putLong(rows)
                .putLong(unscored);
        sink.put(ROWS, out.array());
        for (TotalMetric metric : metrics) {
            metric.drainChanges((key, value) -> sink.put(METRIC + key, value));
        }
    }

    /**
     * Loads what {@link #drainChanges} put.
     *
     * @return whether it is of use: chunks of a metric that is measured no more are not
     */
    boolean load(String name, byte[] value) {
        if (name.equals(ROWS)) {
            loadRows(ByteBuffer.wrap(value));
            return true;
        }
        ChunkKey key = ChunkKey.parse(name.substring(METRIC.length()));
        for (TotalMetric metric : metrics) {
            if (metric.chunkNames().contains(key.name())) {
                metric.load(key, value);
                return true;
            }
        }
        return false;
    }

    private void loadRows(ByteBuffer in) {
        timeFrom = in.getLong();
        timeTo = in.getLong();
        modelVersion = in.getLong();
        windows = in.getLong();
        rows = in.getLong();
        unscored = in.getLong();
    }
}
