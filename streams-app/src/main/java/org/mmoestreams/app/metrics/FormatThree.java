package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.features.Task;
import org.mmoestreams.state.ChunkKey;

/**
 * Reads the sums since the start as builds put them when all metrics shared one layout: times, version and windows,
 * then rows and the sums of losses, predictions and labels, then rows without a score if there were any; the
 * histogram apart. All other entries look as they do now.
 */
final class FormatThree {

    static final byte NUMBER = 3;

    private static final String HISTOGRAM = "histogram/";
    private static final int HEAD_BYTES = 4 * Long.BYTES;

    private FormatThree() {}

    /**
     * What an entry of a task's sums is now: entries by their names within the task, see {@link TotalMetrics#load}.
     */
    static Map<String, byte[]> entries(Task task, String name, byte[] value) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        if (name.startsWith(HISTOGRAM)) {
            int block = Integer.parseInt(name, HISTOGRAM.length(), name.length(), 10);
            entries.put(TotalMetrics.METRIC + new ChunkKey(TotalAuc.NAME, block), value);
            return entries;
        }
        ByteBuffer in = ByteBuffer.wrap(value);
        byte[] head = new byte[HEAD_BYTES];
        in.get(head);
        long rows = in.getLong();
        String loss = task.isBinary() ? MeanLogLoss.NAME : MeanSquaredError.NAME;
        for (String metric : List.of(loss, MeanPrediction.NAME, MeanLabel.nameFor(task))) {
            byte[] sum = new byte[in.getShort()];
            in.get(sum);
            entries.put(TotalMetrics.METRIC + new ChunkKey(metric, 0), RowFigure.chunk(rows, sum));
        }
        long unscored = in.hasRemaining() ? in.getLong() : 0;
        ByteBuffer scope = ByteBuffer.allocate(HEAD_BYTES + 2 * Long.BYTES);
        entries.put(
                TotalMetrics.ROWS,
                scope.put(head).putLong(rows).putLong(unscored).array());
        return entries;
    }
}
