package org.mmoestreams.workbench.data;

import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.mmoestreams.workbench.rows.Row;
import org.mmoestreams.workbench.rows.RowReader;

/** The events of rows that name their values. Whoever is told of rows that make none may end the reading. */
final class OwnEventSource implements EventSource {

    private final RowReader rows;
    private final OwnEvents events;
    private final RowRange range;
    private final EventClock clock;
    private final Consumer<String> badRows;
    private KeyedEvent next;
    private String nextPosition = "before the first row";
    private String position = nextPosition;
    private long index;
    private long skipped;

    OwnEventSource(RowReader rows, OwnEvents events, RowRange range, EventClock clock, Consumer<String> badRows) {
        this.rows = rows;
        this.events = events;
        this.range = range;
        this.clock = clock;
        this.badRows = badRows;
    }

    @Override
    public boolean hasNext() {
        while (next == null && range.endsAfter(Math.max(index, range.from())) && rows.hasNext()) {
            Row row = rows.next();
            long at = index++;
            if (at >= range.from()) {
                read(at, row);
            }
        }
        return next != null;
    }

    @Override
    public KeyedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("row " + index);
        }
        KeyedEvent event = next;
        next = null;
        position = nextPosition;
        return event;
    }

    @Override
    public long nextIndex() {
        return next == null ? Math.max(index, range.from()) : next.index();
    }

    @Override
    public String position() {
        return position;
    }

    @Override
    public long skipped() {
        return skipped;
    }

    @Override
    public void close() {
        next = null;
        rows.close();
    }

    private void read(long at, Row row) {
        try {
            next = events.of(at, row, clock);
            nextPosition = row.place().toString();
        } catch (IllegalArgumentException e) {
            skipped++;
            badRows.accept(row.place() + ": " + e.getMessage());
        }
    }
}
