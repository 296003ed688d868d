package org.mmoestreams.workbench.data;

import java.io.Closeable;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * The events made of rows, in their order, one at a time. For one thread.
 *
 * <p>{@code hasNext} and {@code next} may read: they throw {@link UncheckedIOException} when that fails and
 * {@link IllegalArgumentException}, naming the place, when what they read makes no event and is not to be skipped.
 */
public interface EventSource extends Iterator<KeyedEvent>, Closeable {

    /** The events of rows, their ids by index and their times by a clock. */
    static EventSource of(RowSource rows, RowEvents events, EventClock clock) {
        return new RowsAsEvents(rows, events, clock);
    }

    /** The index, over the whole source and counted from 0, of the row that comes next. */
    long nextIndex();

    /** Where the row is whose event {@code next} returned last, as in {@code rows.csv:17}. */
    String position();

    /** How many rows made no event and were passed over. */
    long skipped();

    /** Closes what is open; a second call does nothing. */
    @Override
    void close();
}
