package org.mmoestreams.workbench.data;

import java.util.NoSuchElementException;
import java.util.function.LongFunction;

/** Rows that are made as they are asked for, each from its index alone: had without making those before it. */
public final class GeneratedRows implements RowSource {

    private final LongFunction<String[]> rows;
    private final RowRange range;
    private long index;

    private GeneratedRows(RowRange range, LongFunction<String[]> rows) {
        this.range = range;
        this.rows = rows;
        this.index = range.from();
    }

    /**
     * The rows of a range; they end with it only.
     *
     * @param rows makes the row with an index, counted from 0: the same one every time
     */
    public static GeneratedRows of(RowRange range, LongFunction<String[]> rows) {
        return new GeneratedRows(range, rows);
    }

    @Override
    public boolean hasNext() {
        return range.endsAfter(index);
    }

    @Override
    public String[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException("row " + index);
        }
        return rows.apply(index++);
    }

    @Override
    public long nextIndex() {
        return index;
    }

    /** Does nothing: nothing is open. */
    @Override
    public void close() {}
}
