package org.mmoestreams.workbench.shaping;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.conversion.TimeMaker;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.features.EventTime;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.EventIds;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.EventTimes;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.RecordFields;

/** The events of a source so many times over: indexes, ids and times go on from round to round. For one thread. */
final class Looped implements EventSource {

    private final IntFunction<EventSource> rounds;
    private final int times;
    private final FieldPath id;
    private final FieldPath time;
    private final TimeMaker timeMaker;
    private final EventTimes eventTimes;
    private final EventSpan span = new EventSpan();
    private final RepeatedIds ids = new RepeatedIds();
    private final long from;
    private EventSource events;
    private int round;
    private long rows;
    private long skippedBefore;

    /**
     * Events of several rounds.
     *
     * @param rounds opens the source of a round, counted from 0; each gives the same events, in whatever order
     * @param times how many rounds, at least 1
     */
    Looped(IntFunction<EventSource> rounds, int times, EventFormat format) {
        this.rounds = rounds;
        this.times = times;
        EventTime row = format.schema().spec().row().time();
        id = FieldPath.of(format.schema().spec().eventId());
        time = FieldPath.of(row.field());
        timeMaker = TimeMaker.of(
                time.fieldIn(format.schema().reader()).orElseThrow().schema(), row);
        eventTimes = new EventTimes(format);
        events = rounds.apply(0);
        from = events.nextIndex();
    }

    @Override
    public boolean hasNext() {
        while (!events.hasNext() && round < times - 1) {
            rows = round == 0 ? events.nextIndex() - from : rows;
            skippedBefore += events.skipped();
            events.close();
            round++;
            events = rounds.apply(round);
        }
        return events.hasNext();
    }

    @Override
    public KeyedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more events");
        }
        KeyedEvent event = events.next();
        if (round == 0) {
            timeOf(event).ifPresent(span::add);
            ids.add(id.in(event.record()));
            return event;
        }
        return later(event);
    }

    @Override
    public long nextIndex() {
        return events.nextIndex() + round * rows;
    }

    @Override
    public String position() {
        return events.position() + (round == 0 ? "" : " in round " + (round + 1));
    }

    @Override
    public long skipped() {
        return skippedBefore + events.skipped();
    }

    @Override
    public void close() {
        events.close();
    }

    private KeyedEvent later(KeyedEvent event) {
        GenericRecord record = event.record();
        timeOf(event).ifPresent(first -> {
            Instant shifted = Instant.ofEpochMilli(first + round * span.period());
            RecordFields.put(record, time, timeMaker.of(shifted));
        });
        Object other = ids.in(round, rows, id.in(record));
        RecordFields.put(record, id, other);
        byte[] key = EventIds.text(other).getBytes(StandardCharsets.UTF_8);
        return new KeyedEvent(event.index() + round * rows, key, record, event.format(), event.beside());
    }

    /** Empty for an event that no learner could read. */
    private OptionalLong timeOf(KeyedEvent event) {
        try {
            return OptionalLong.of(eventTimes.read(event).time());
        } catch (BadEventException e) {
            return OptionalLong.empty();
        }
    }
}
