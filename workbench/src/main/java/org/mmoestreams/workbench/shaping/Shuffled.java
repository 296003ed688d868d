package org.mmoestreams.workbench.shaping;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.workbench.data.EventFormat;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.RecordFields;
import org.mmoestreams.workbench.data.SplitMix64;

/**
 * Events in another order: each takes the place of another, with the time that belongs to the place, so that times go
 * on as they did. All are read before the first comes, and wait in memory as bytes.
 */
final class Shuffled extends WrappedEvents {

    private final FieldPath time;
    private final SplitMix64 random;
    private final List<Packed> packed = new ArrayList<>();
    private final List<Object> times = new ArrayList<>();
    private int[] order;
    private int place;

    private Shuffled(EventSource events, FieldPath time, SplitMix64 random) {
        super(events);
        this.time = time;
        this.random = random;
    }

    /** The events of a source, in the order of a seed. */
    static EventSource of(EventSource events, EventFormat format, long seed) {
        FieldPath time = FieldPath.of(format.schema().spec().eventTime());
        return new Shuffled(events, time, SplitMix64.of(seed, "shuffle", 0));
    }

    @Override
    public boolean hasNext() {
        if (order == null) {
            readAll();
        }
        return place < order.length;
    }

    @Override
    public KeyedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more events");
        }
        Packed row = packed.get(order[place]);
        GenericRecord record = row.event().format().record(row.bytes());
        RecordFields.put(record, time, times.get(place));
        long index = packed.get(place).event().index();
        place++;
        return row.event().with(record).at(index);
    }

    @Override
    public long nextIndex() {
        if (order == null) {
            return events().nextIndex();
        }
        return place < order.length ? packed.get(place).event().index() : events().nextIndex();
    }

    @Override
    public String position() {
        return place == 0
                ? "before the first row"
                : packed.get(order[place - 1]).position();
    }

    /** Fisher and Yates's way. */
    private void readAll() {
        while (events().hasNext()) {
            KeyedEvent event = events().next();
            times.add(time.in(event.record()));
            packed.add(Packed.of(event, events().position()));
        }
        int[] shuffled = new int[packed.size()];
        for (int i = 0; i < shuffled.length; i++) {
            int other = random.below(i + 1);
            shuffled[i] = shuffled[other];
            shuffled[other] = i;
        }
        order = shuffled;
    }

    /** An event as bytes, which take less room than its record. */
    @SuppressWarnings("ArrayRecordComponent") // nobody changes or compares them
    private record Packed(KeyedEvent event, byte[] bytes, String position) {

        static Packed of(KeyedEvent event, String position) {
            byte[] bytes = event.value();
            return new Packed(event.with(null), bytes, position);
        }
    }
}
