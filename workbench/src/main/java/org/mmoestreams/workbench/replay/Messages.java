package org.mmoestreams.workbench.replay;

import java.io.Closeable;
import java.util.Iterator;

/**
 * What a replay sends, in this order: events, and what goes with them. For one thread.
 *
 * <p>{@code hasNext} and {@code next} may read, and throw what {@link org.mmoestreams.workbench.data.EventSource} does.
 */
public interface Messages extends Iterator<Message>, Closeable {

    /** The index of the row whose event comes next. */
    long nextRow();

    /** How many rows made no event and were passed over. */
    long skipped();

    /** Closes what is open; a second call does nothing. */
    @Override
    void close();
}
