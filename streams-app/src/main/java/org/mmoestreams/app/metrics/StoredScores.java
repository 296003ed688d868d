package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mmoestreams.app.metrics.Scores.Origin;
import org.mmoestreams.app.scored.ByteColumns;
import org.mmoestreams.app.scored.LongColumn;
import org.mmoestreams.features.Task;

/**
 * Scores as entries of the metrics' store: where they come from and how many rows there are, scores and keys, then the
 * other columns, each with its length in bytes before it.
 */
final class StoredScores {

    private static final int FORMER_HEAD = Integer.BYTES + 4 * Long.BYTES;
    private static final int HEAD = 2 * Integer.BYTES + 5 * Long.BYTES;
    private static final int ROW_BYTES = Double.BYTES + Long.BYTES;
    /** In place of a column's length: there is none. */
    private static final int NONE = -1;
    /** In place of a column's length: it is equal to that of {@code known}. */
    private static final int AS_KNOWN = -2;

    private StoredScores() {}

    static byte[] write(Scores scores) {
        RowFacts facts = scores.facts();
        boolean isAsKnown = facts.times() == facts.known();
        ByteBuffer known = LongColumn.write(facts.known());
        ByteBuffer times = isAsKnown ? ByteColumns.NONE : column(facts.times());
        ByteBuffer versions = column(facts.versions());
        byte[] slices = StoredSlices.write(facts.slices());
        ByteBuffer labels = StoredLabels.write(scores.labels());
        int columns =
                4 * Integer.BYTES + labels.remaining() + known.remaining() + times.remaining() + versions.remaining();
        ByteBuffer out = ByteBuffer.allocate(HEAD + scores.rows() * ROW_BYTES + columns + slices.length);
        writeOrigin(scores.origin(), out);
        out.putInt(scores.rows());
        out.asDoubleBuffer().put(scores.scores());
        out.position(out.position() + scores.rows() * Double.BYTES);
        out.asLongBuffer().put(facts.keys());
        out.position(out.position() + scores.rows() * Long.BYTES);
        out.putInt(labels.remaining()).put(labels);
        out.putInt(known.remaining()).put(known);
        out.putInt(isAsKnown ? AS_KNOWN : length(facts.times(), times)).put(times.duplicate());
        out.putInt(length(facts.versions(), versions)).put(versions.duplicate());
        return out.put(slices).array();
    }

    /** Reads what {@link #write} wrote. */
    static Scores read(byte[] bytes, Task task) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Origin origin = new Origin(in.getLong(), in.getInt(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
        int rows = in.getInt();
        double[] values = new double[rows];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + rows * Double.BYTES);
        long[] keys = new long[rows];
        in.asLongBuffer().get(keys);
        in.position(in.position() + rows * Long.BYTES);
        double[] labels = StoredLabels.read(in.getInt(), rows, in);
        long[] known = readColumn(in.getInt(), rows, in);
        int times = in.getInt();
        RowFacts facts = new RowFacts(
                known,
                keys,
                times == AS_KNOWN ? known : readColumn(times, rows, in),
                readColumn(in.getInt(), rows, in),
                StoredSlices.read(in));
        return new Scores(origin, values, labels, facts, task);
    }

    /**
     * Reads what builds of the formats before wrote: where scores come from, then scores and labels; an odd number of
     * values ends in how many rows have no score.
     */
    static Scores readFormer(byte[] bytes, Task task) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        double[] values = new double[(bytes.length - FORMER_HEAD) / Double.BYTES];
        in.position(FORMER_HEAD).slice().asDoubleBuffer().get(values);
        in.rewind();
        int rows = values.length / 2;
        long unscored = values.length % 2 == 0 ? 0 : (long) values[values.length - 1];
        Origin origin = new Origin(in.getLong(), in.getInt(), in.getLong(), in.getLong(), in.getLong(), unscored);
        double[] scores = Arrays.copyOf(values, rows);
        double[] labels = Arrays.copyOfRange(values, rows, 2 * rows);
        return new Scores(origin, scores, labels, RowFacts.ofFormer(rows, origin.timeTo()), task);
    }

    private static void writeOrigin(Origin origin, ByteBuffer out) {
        out.putLong(origin.number())
                .putInt(origin.partition())
                .putLong(origin.version())
                .putLong(origin.timeFrom())
                .putLong(origin.timeTo())
                .putLong(origin.unscored());
    }

    private static ByteBuffer column(long[] numbers) {
        return numbers == null ? ByteColumns.NONE : LongColumn.write(numbers);
    }

    private static int length(long[] numbers, ByteBuffer column) {
        return numbers == null ? NONE : column.remaining();
    }

    private static long[] readColumn(int length, int rows, ByteBuffer in) {
        if (length == NONE) {
            return null;
        }
        long[] numbers = LongColumn.read(in, rows);
        in.position(in.position() + length);
        return numbers;
    }
}
