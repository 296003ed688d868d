package org.mmoestreams.workbench.data;

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
        return events.keyedNext(rows, clock);
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
