package org.mmoestreams.app.metrics;

import org.mmoestreams.features.Task;
import org.mmoestreams.state.ChunkKey;

/**
 * Metrics that earlier builds of this format called otherwise, their sums being the same: the mean label of a
 * regression task was its {@code positive_rate}.
 */
final class FormerNames {

    private static final String RATE = TotalMetrics.METRIC + new ChunkKey(MeanLabel.POSITIVE_RATE, 0);

    private FormerNames() {}

    /** What an entry of a task's sums is called now, see {@link TotalMetrics#load}. */
    static String today(Task task, String name) {
        return name.equals(RATE) ? TotalMetrics.METRIC + new ChunkKey(MeanLabel.nameFor(task), 0) : name;
    }
}
