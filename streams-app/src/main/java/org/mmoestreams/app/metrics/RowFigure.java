package org.mmoestreams.app.metrics;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import org.mmoestreams.state.ChunkKey;
import org.mmoestreams.state.ChunkSink;

/**
 * A figure that is worked out from sums over the rows, in any scope. Its sums are exact, so that neither the order of
 * rows nor those that came and went change a bit. How many rows it is over, and its one chunk, are looked after here.
 */
abstract class RowFigure implements SlidingMetric, TotalMetric {

    /** Stands for sums that make way whatever is put. */
    private static final long NEVER = -1;

    private final String name;
    private long rows;
    private long drainedRows;

    RowFigure(String name) {
        this.name = name;
    }

    /** Adds what the rows {@code [from, end)} have to the sums; the same each time. */
    abstract void count(Scores window, int from, int end);

    /** Takes away from the sums what {@link #count} added. */
    abstract void discount(Scores window, int from, int end);

    /**
     * The figure.
     *
     * @param rows how many the sums are over, at least 1
     * @return empty when they give none
     */
    abstract OptionalDouble figure(long rows);

    /** The sums in bytes. */
    abstract byte[] state();

    /** Puts back sums of which {@link #state} was asked. */
    abstract void resume(byte[] state);

    /** Whether stored sums are of what is measured now; if not, the figure begins with no rows. */
    boolean continues(byte[] state) {
        return true;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void add(Scores window, int from, int end) {
        rows += end - from;
        count(window, from, end);
    }

    @Override
    public final void remove(Scores window, int from, int end) {
        rows -= end - from;
        discount(window, from, end);
    }

    @Override
    public void report(Measures out) {
        out.exact(name, rows, value());
    }

    @Override
    public final void drainChanges(ChunkSink sink) {
        if (rows != drainedRows) {
            sink.put(new ChunkKey(name, 0).toString(), chunk(rows, state()));
            drainedRows = rows;
        }
    }

    @Override
    public final void load(ChunkKey key, byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        long stored = in.getLong();
        byte[] state = new byte[in.remaining()];
        in.get(state);
        if (continues(state)) {
            rows = stored;
            drainedRows = stored;
            resume(state);
        } else {
            drainedRows = NEVER;
        }
    }

    /** How many rows it is over. */
    final long rows() {
        return rows;
    }

    /** The figure; empty over no rows, too. */
    final OptionalDouble value() {
        return rows == 0 ? OptionalDouble.empty() : figure(rows);
    }

    /** The bytes of the one chunk. */
    static byte[] chunk(long rows, byte[] state) {
        return ByteBuffer.allocate(Long.BYTES + state.length)
                .putLong(rows)
                .put(state)
                .array();
    }
}
