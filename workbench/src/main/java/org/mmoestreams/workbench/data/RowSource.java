package org.mmoestreams.workbench.data;

import java.io.Closeable;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * The rows of a data set in their order, one at a time: each an array of a value for each column without surrounding
 * blanks, never null, owned by the caller. For one thread.
 *
 * <p>{@code hasNext} and {@code next} may read: they throw {@link UncheckedIOException} when that fails and
 * {@link IllegalArgumentException} when what they read is no row.
 */
public interface RowSource extends Iterator<String[]>, Closeable {

    /** The index, over the whole source and counted from 0, of the row that the next call of {@code next} returns. */
    long nextIndex();

    /** Where the row is that {@code next} returned last, as in {@code rows.csv:17}. */
    default String position() {
        return "row " + (nextIndex() - 1);
    }

    /** Closes what is open; a second call does nothing. */
    @Override
    void close();
}
