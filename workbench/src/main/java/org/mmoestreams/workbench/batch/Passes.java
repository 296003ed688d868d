package org.mmoestreams.workbench.batch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.workbench.data.EventSource;

/** Cuts rows into passes, of which one is in memory at a time. For one thread. */
final class Passes implements Iterator<Passes.Pass> {

    private final EventSource events;
    private final RowReading reading;
    private final long rowsOfPass;
    private final long millisOfPass;
    private Row next;

    /**
     * The passes of a source's rows.
     *
     * @param rowsOfPass most rows of a pass
     * @param millisOfPass the length of a pass in event time
     */
    Passes(EventSource events, RowReading reading, long rowsOfPass, long millisOfPass) {
        this.events = events;
        this.reading = reading;
        this.rowsOfPass = rowsOfPass;
        this.millisOfPass = millisOfPass;
    }

    @Override
    public boolean hasNext() {
        if (next == null && events.hasNext()) {
            byte[] bytes = events.next().value();
            String position = events.position();
            Event event = reading.read(bytes, position);
            next = new Row(bytes, position, event.time());
        }
        return next != null;
    }

    @Override
    public Pass next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more passes");
        }
        List<Row> rows = new ArrayList<>();
        long slice = Math.floorDiv(next.time(), millisOfPass);
        while (hasNext() && rows.size() < rowsOfPass && Math.floorDiv(next.time(), millisOfPass) == slice) {
            rows.add(next);
            next = null;
        }
        return new Pass(rows);
    }

    /** The rows of a pass. */
    record Pass(List<Row> rows) {

        long firstTime() {
            return rows.stream().mapToLong(Row::time).min().orElseThrow();
        }

        long lastTime() {
            return rows.stream().mapToLong(Row::time).max().orElseThrow();
        }
    }

    /**
     * A row as an event.
     *
     * @param position where it is from
     * @param time of the event, in milliseconds since the epoch
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody changes or compares the bytes
    record Row(byte[] bytes, String position, long time) {}
}
