package org.mmoestreams.features;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;
import org.mmoestreams.state.Chunked;

/**
 * Running count, mean and variance of several columns, missing values left out (Welford: Note on a Method for Calculating
 * Corrected Sums of Squares and Products, Technometrics 4, 1962). Used to standardise inputs and regression labels.
 */
public final class Moments implements Chunked {

    private static final double LEAST_DEVIATION = 1e-6;
    private static final int COLUMN_BYTES = 3 * Double.BYTES;

    private final String chunkName;
    private final long[] counts;
    private final double[] means;
    private final double[] squares;
    private boolean dirty;

    /**
     * Moments of no values yet.
     *
     * @param chunkName names the state's chunk
     * @param columns how many columns there are, up to 10,000
     */
    public Moments(String chunkName, int columns) {
        this.chunkName = chunkName;
        this.counts = new long[columns];
        this.means = new double[columns];
        this.squares = new double[columns];
    }

    /** Takes one value of a column; NaN is left out. */
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
        return deviation < LEAST_DEVIATION ? 1 : deviation;
    }

    /** How many values a column had. */
    public long count(int column) {
        return counts[column];
    }

    /** Takes over all that {@code other}, of as many columns, holds. */
    public void become(Moments other) {
        System.arraycopy(other.counts, 0, counts, 0, counts.length);
        System.arraycopy(other.means, 0, means, 0, means.length);
        System.arraycopy(other.squares, 0, squares, 0, squares.length);
        dirty = other.dirty;
    }

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
}
