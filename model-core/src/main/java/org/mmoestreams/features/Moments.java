package org.mmoestreams.features;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * Running count, mean and variance of several columns, missing values left out (Welford: Note on a Method for
 * Calculating Corrected Sums of Squares and Products, Technometrics 4, 1962). Used to standardise inputs. A row counts
 * once, whatever it weighs in the loss.
 */
public final class Moments implements Chunked {

    private static final int COLUMN_BYTES = 3 * Double.BYTES;
    private static final double REACH = 32;
    private static final double EARLY_REACH = 8;
    private static final int EARLY = 256;
    private static final int LEAST_EARLY = 20;

    private final String chunkName;
    private final long[] counts;
    private final double[] means;
    private final double[] squares;
    private final double[] leastDeviations;
    private final Clip[] clips;
    private boolean dirty;

    private Moments(String chunkName, double[] leastDeviations) {
        this.chunkName = chunkName;
        this.leastDeviations = leastDeviations;
        int columns = leastDeviations.length;
        this.counts = new long[columns];
        this.means = new double[columns];
        this.squares = new double[columns];
        this.clips = new Clip[columns];
    }

    /**
     * Moments of no values yet.
     *
     * @param chunkName names the state's chunk
     * @param fields the columns, each of numbers on its field's scale; up to 10,000
     */
    public static Moments of(String chunkName, List<ContinuousField> fields) {
        return new Moments(
                chunkName,
                fields.stream()
                        .mapToDouble(field -> field.usedScale().leastDeviation())
                        .toArray());
    }

    /** Takes one value of a column as it is; NaN is left out. */
    public void add(int column, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        dirty = true;
        double delta = value - means[column];
        means[column] += delta / ++counts[column];
        squares[column] += delta * (value - means[column]);
    }

    /** The mean of a column, 0 when there are no values. */
    public double mean(int column) {
        return means[column];
    }

    /** The standard deviation of a column; 1 when it has fewer than two values or they are all alike. */
    public double deviation(int column) {
        double deviation = counts[column] < 2 ? 0 : StrictMath.sqrt(squares[column] / counts[column]);
        return deviation < leastDeviations[column] ? 1 : deviation;
    }

    /** How many values a column had. */
    public long count(int column) {
        return counts[column];
    }

    /**
     * Takes the values of the first {@code rows} rows. One that is more than 32 deviations from the mean is taken as if
     * it were that far away; of a column with fewer than 256 values before, one that is beyond the {@link Fences} of
     * the rows' own, 8 widths away, as if it were there, where these are 20 or more. That is for single rows of
     * nonsense: values that keep coming widen the deviation, and are soon taken as they are.
     *
     * @param values {@code [rows][columns]}
     * @return whether a value was taken for a nearer one; {@link #clip} says which
     */
    public boolean addWindow(float[] values, int rows) {
        int columns = counts.length;
        boolean clipped = false;
        for (int column = 0; column < columns; column++) {
            clips[column] = null;
            Fences early = counts[column] < EARLY ? fences(values, rows, column) : null;
            for (int row = 0; row < rows; row++) {
                double value = values[row * columns + column];
                double near = early == null ? near(column, value) : early.clip(value);
                if (near < value || near > value) {
                    clips[column] = new Clip(clips[column] == null ? 1 : clips[column].count() + 1, value, near);
                    clipped = true;
                }
                add(column, near);
            }
        }
        return clipped;
    }

    /** What the last {@link #addWindow} took for nearer values in a column; null for none. */
    public Clip clip(int column) {
        return clips[column];
    }

    /**
     * Values that were taken for nearer ones.
     *
     * @param count how many
     * @param value the last of them
     * @param near what that one was taken for
     */
    public record Clip(int count, double value, double near) {}

    @Override
    public Collection<String> chunkNames() {
        return List.of(chunkName);
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        if (!dirty) {
            return;
        }
        ByteBuffer out = ByteBuffer.allocate(counts.length * COLUMN_BYTES);
        for (int i = 0; i < counts.length; i++) {
            out.putLong(counts[i]).putDouble(means[i]).putDouble(squares[i]);
        }
        sink.put(new ChunkKey(chunkName, 0).toString(), out.array());
        dirty = false;
    }

    @Override
    public void load(ChunkKey key, byte[] chunk) {
        if (chunk.length != counts.length * COLUMN_BYTES) {
            throw new IllegalArgumentException(
                    key + ": " + chunk.length + " bytes (expected: " + counts.length * COLUMN_BYTES + ")");
        }
        ByteBuffer in = ByteBuffer.wrap(chunk);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.getLong();
            means[i] = in.getDouble();
            squares[i] = in.getDouble();
        }
    }

    private double near(int column, double value) {
        double delta = value - means[column];
        if (!(delta * delta * counts[column] > REACH * REACH * squares[column])) {
            return value;
        }
        double reach = REACH * deviation(column);
        return Math.max(means[column] - reach, Math.min(means[column] + reach, value));
    }

    private Fences fences(float[] values, int rows, int column) {
        double[] known = new double[rows];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            double value = values[row * counts.length + column];
            if (!Double.isNaN(value)) {
                known[size++] = value;
            }
        }
        return size < LEAST_EARLY ? Fences.NONE : Fences.of(known, size, EARLY_REACH);
    }
}
