package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import org.mmoestreams.metrics.ExactSum;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;

/**
 * The mean of a number that each row has, in any scope: what most metrics are. The sum is exact and rounded once,
 * so that neither the order of rows nor those that came and went change a bit.
 */
abstract class MeanOfRows implements SlidingMetric, TotalMetric {

    private final String name;
    private ExactSum sum = new ExactSum();
    private long rows;
    private long drainedRows;

    MeanOfRows(String name) {
        this.name = name;
    }

    /** The row's number, finite; the same each time. */
    abstract double of(Scores window, int row);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void add(Scores window, int row) {
        rows++;
        sum.add(of(window, row));
    }

    @Override
    public final void remove(Scores window, int row) {
        rows--;
        sum.subtract(of(window, row));
    }

    @Override
    public final void report(Measures out) {
        out.exact(name, rows, rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum.value() / rows));
    }

    @Override
    public final void drainChanges(ChunkSink sink) {
        if (rows != drainedRows) {
            sink.put(new ChunkKey(name, 0).toString(), chunk(rows, sum.state()));
            drainedRows = rows;
        }
    }

    @Override
    public final void load(ChunkKey key, byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        rows = in.getLong();
        drainedRows = rows;
        byte[] state = new byte[in.remaining()];
        in.get(state);
        sum = ExactSum.ofState(state);
    }

    /** The bytes of a mean's one chunk. */
    static byte[] chunk(long rows, byte[] sum) {
        return ByteBuffer.allocate(Long.BYTES + sum.length)
                .putLong(rows)
                .put(sum)
                .array();
    }
}
