package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.mmoestreams.features.Task;
import org.mmoestreams.metrics.HistogramAuc;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * Metrics of one task since the start, in bounded memory. The state does not depend on the order in which windows of several
 * partitions are merged.
 */
final class TotalMetrics {

    private static final String SUMS = "sums";
    private static final String HISTOGRAM = "histogram/";
    private static final int MOST_BYTES = 2048;

    private final Task task;
    private final HistogramAuc auc = new HistogramAuc();
    private LossSums losses;
    private long timeFrom = Long.MAX_VALUE;
    private long timeTo = Long.MIN_VALUE;
    private long modelVersion;
    private long windows;
    private long unscored;

    TotalMetrics(Task task) {
        this.task = task;
        this.losses = new LossSums(task);
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
        for (int i = 0; i < window.rows(); i++) {
            losses.add(window, i);
            if (task.isBinary()) {
                auc.add(window.score(i), window.label(i) > 0);
            }
        }
    }

    long rows() {
        return losses.rows();
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

    /** The metrics as they are to be published. */
    TaskMetrics publish() {
        TaskMetrics.Builder metrics = TaskMetrics.newBuilder()
                .setTask(task.name())
                .setScope(MetricsScope.TOTAL)
                .setFirstRow(0)
                .setLastRow(rows())
                .setEventTimeFrom(Times.instant(rows() == 0 ? OptionalLong.empty() : OptionalLong.of(timeFrom)))
                .setEventTimeTo(Times.instant(rows() == 0 ? OptionalLong.empty() : OptionalLong.of(timeTo)))
                .setPositives(auc.positives())
                .setNegatives(auc.negatives())
                .setModelVersion(modelVersion)
                .setUnscoredRows(unscored);
        OptionalDouble area = auc.auc();
        if (area.isPresent()) {
            metrics.setAuc(area.getAsDouble()).setAucError(auc.errorBound().getAsDouble());
        }
        return losses.fill(metrics).build();
    }

    /** Puts what changed since the last call, by a name within the task. */
    void drainChanges(BiConsumer<String, byte[]> sink) {
        ByteBuffer out = ByteBuffer.allocate(MOST_BYTES);
        out.putLong(timeFrom).putLong(timeTo).putLong(modelVersion).putLong(windows);
        losses.write(out);
        if (unscored > 0) {
            out.putLong(unscored);
        }
        sink.accept(SUMS, Arrays.copyOf(out.array(), out.position()));
        for (int block = 0; block < auc.blocks(); block++) {
            if (auc.dirty(block)) {
                sink.accept(HISTOGRAM + block, auc.block(block));
            }
        }
        auc.clean();
    }

    /** Loads what {@link #drainChanges} put. */
    void load(String name, byte[] value) {
        if (name.startsWith(HISTOGRAM)) {
            auc.load(Integer.parseInt(name, HISTOGRAM.length(), name.length(), 10), value);
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(value);
        timeFrom = in.getLong();
        timeTo = in.getLong();
        modelVersion = in.getLong();
        windows = in.getLong();
        losses = LossSums.read(task, in);
        unscored = in.hasRemaining() ? in.getLong() : 0;
    }
}
