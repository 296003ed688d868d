package org.mmoestreams.workbench.data;

import java.nio.charset.StandardCharsets;

/** Events of rows that have no id and no time of their own. */
final class RowsAsEvents implements EventSource {

    private final RowSource rows;
    private final RowEvents events;
    private final EventClock clock;

    RowsAsEvents(RowSource rows, RowEvents events, EventClock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public KeyedEvent next() {
        long index = rows.nextIndex();
        byte[] value = events.next(rows, clock);
        return new KeyedEvent(index, EventIds.idOf(index).getBytes(StandardCharsets.UTF_8), value);
    }

    @Override
    public long nextIndex() {
        return rows.nextIndex();
    }

    @Override
    public String position() {
        return rows.position();
    }

    /** None: a row that makes no event is an error. */
    @Override
    public long skipped() {
        return 0;
    }

    @Override
    public void close() {
        rows.close();
    }
}
