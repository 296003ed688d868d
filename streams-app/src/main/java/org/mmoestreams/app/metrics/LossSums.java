package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import org.mmoestreams.features.Task;
import org.mmoestreams.metrics.ExactSum;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * Exact sums over a task's labelled rows of loss, prediction and label. Rows can be taken out again, and neither the order of
 * rows nor of merges changes a bit.
 */
final class LossSums {

    private final Task task;
    private final ExactSum loss;
    private final ExactSum predictions;
    private final ExactSum labels;
    private long rows;

    LossSums(Task task) {
        this(task, 0, new ExactSum(), new ExactSum(), new ExactSum());
    }

    private LossSums(Task task, long rows, ExactSum loss, ExactSum predictions, ExactSum labels) {
        this.task = task;
        this.rows = rows;
        this.loss = loss;
        this.predictions = predictions;
        this.labels = labels;
    }

    /** Reads sums from where {@link #write} wrote them. */
    static LossSums read(Task task, ByteBuffer in) {
        return new LossSums(task, in.getLong(), readSum(in), readSum(in), readSum(in));
    }

    void write(ByteBuffer out) {
        out.putLong(rows);
        writeSum(loss, out);
        writeSum(predictions, out);
        writeSum(labels, out);
    }

    long rows() {
        return rows;
    }

    void add(Scores window, int row) {
        rows++;
        loss.add(window.loss(row));
        predictions.add(window.score(row));
        labels.add(window.label(row));
    }

    void subtract(Scores window, int row) {
        rows--;
        loss.subtract(window.loss(row));
        predictions.subtract(window.score(row));
        labels.subtract(window.label(row));
    }

    /** Sets rows and means in the metrics; means of no rows stay null. */
    TaskMetrics.Builder fill(TaskMetrics.Builder metrics) {
        metrics.setRows(rows);
        if (rows > 0) {
            metrics.setMeanPrediction(mean(predictions)).setPositiveRate(mean(labels));
            if (task.isBinary()) {
                metrics.setLogLoss(mean(loss));
            } else {
                metrics.setSquaredError(mean(loss));
            }
        }
        return metrics;
    }

    private double mean(ExactSum sum) {
        return sum.value() / rows;
    }

    private static ExactSum readSum(ByteBuffer in) {
        byte[] state = new byte[in.getShort()];
        in.get(state);
        return ExactSum.ofState(state);
    }

    private static void writeSum(ExactSum sum, ByteBuffer out) {
        byte[] state = sum.state();
        out.putShort((short) state.length).put(state);
    }
}
