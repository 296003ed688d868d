package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.mmoestreams.features.Task;
import org.mmoestreams.metrics.LogLoss;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;

/** The scores and labels of one task in one scored window, and where they come from. */
final class Scores {

    private final Origin origin;
    private final double[] scores;
    private final double[] labels;
    private final double[] losses;
    private final long unscored;

    /** An odd number of values ends in how many rows have no score. */
    private Scores(Origin origin, double[] values, Task task) {
        this.unscored = values.length % 2 == 0 ? 0 : (long) values[values.length - 1];
        this.origin = origin;
        this.scores = Arrays.copyOf(values, values.length / 2);
        this.labels = Arrays.copyOfRange(values, values.length / 2, values.length / 2 * 2);
        this.losses = losses(task);
    }

    /**
     * A task's part of a window.
     *
     * @param number its place among all windows that came, from 1
     */
    static Scores of(ScoredWindow window, ScoredTask scored, Task task, long number) {
        Origin origin = new Origin(
                number,
                window.getPartition(),
                window.getModelVersion(),
                window.getEventTimeFrom().toEpochMilli(),
                window.getEventTimeTo().toEpochMilli());
        return new Scores(origin, doubles(scored), task);
    }

    static Scores read(byte[] bytes, Task task) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Origin origin = Origin.read(in);
        double[] values = new double[in.remaining() / Double.BYTES];
        in.asDoubleBuffer().get(values);
        return new Scores(origin, values, task);
    }

    byte[] write() {
        int values = 2 * scores.length + (unscored == 0 ? 0 : 1);
        ByteBuffer out = ByteBuffer.allocate(Origin.BYTES + values * Double.BYTES);
        origin.write(out);
        DoubleBuffer doubles = out.asDoubleBuffer().put(scores).put(labels);
        if (unscored > 0) {
            doubles.put((double) unscored);
        }
        return out.array();
    }

    /** Its place among all windows that came, from 1. */
    long number() {
        return origin.number;
    }

    /** The features partition that the rows come from. */
    int partition() {
        return origin.partition;
    }

    /** The model version that scored them; also the window's number in its partition. */
    long version() {
        return origin.version;
    }

    /** The window's earliest event time, in milliseconds since the epoch. */
    long timeFrom() {
        return origin.timeFrom;
    }

    /** The window's latest event time, in milliseconds since the epoch. */
    long timeTo() {
        return origin.timeTo;
    }

    int rows() {
        return scores.length;
    }

    /** Labelled rows that have no finite score, and are not among the rows. */
    long unscored() {
        return unscored;
    }

    double score(int row) {
        return scores[row];
    }

    double label(int row) {
        return labels[row];
    }

    /** The log loss (binary) or squared error (regression) of a row. */
    double loss(int row) {
        return losses[row];
    }

    private double[] losses(Task task) {
        double[] all = new double[scores.length];
        for (int row = 0; row < all.length; row++) {
            double error = scores[row] - labels[row];
            all[row] = task.isBinary() ? LogLoss.of(scores[row], labels[row] > 0) : error * error;
        }
        return all;
    }

    private static double[] doubles(ScoredTask scored) {
        int rows = scored.getScores().remaining() / Double.BYTES;
        double[] values = new double[2 * rows + (scored.getUnscored() == 0 ? 0 : 1)];
        get(scored.getScores(), values, 0, rows);
        get(scored.getLabels(), values, rows, rows);
        if (scored.getUnscored() > 0) {
            values[2 * rows] = scored.getUnscored();
        }
        return values;
    }

    private static void get(ByteBuffer bytes, double[] values, int from, int count) {
        bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values, from, count);
    }

    /** Where scores come from: what the window says, and its place among all windows. */
    private record Origin(long number, int partition, long version, long timeFrom, long timeTo) {

        static final int BYTES = Integer.BYTES + 4 * Long.BYTES;

        static Origin read(ByteBuffer in) {
            return new Origin(in.getLong(), in.getInt(), in.getLong(), in.getLong(), in.getLong());
        }

        void write(ByteBuffer out) {
            out.putLong(number)
                    .putInt(partition)
                    .putLong(version)
                    .putLong(timeFrom)
                    .putLong(timeTo);
        }
    }
}
