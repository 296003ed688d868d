package org.mmoestreams.workbench.data;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.workbench.conversion.Nulls;
import org.mmoestreams.workbench.conversion.RecordMaker;
import org.mmoestreams.workbench.rows.Header;
import org.mmoestreams.workbench.rows.Place;
import org.mmoestreams.workbench.rows.Row;

/**
 * Makes events of rows that name their values. Id and time are the row's own; where it has none, they follow from its
 * index. For one thread.
 */
final class OwnEvents {

    private final EventFormat format;
    private final RecordMaker records;
    private final Schema.Field id;
    private final Schema.Field time;

    OwnEvents(EventFormat format, Nulls nulls) {
        this.format = format;
        FeatureSpec spec = format.schema().spec();
        Schema schema = format.schema().reader();
        id = schema.getField(spec.eventId());
        time = schema.getField(spec.eventTime());
        records = RecordMaker.of(schema, nulls, Set.of(id.name(), time.name()), time.name());
    }

    /** @throws IllegalArgumentException naming the place, and the column or field, when they do not go together */
    void check(Header header, Place place) {
        records.check(header, place);
    }

    /**
     * The event of a row.
     *
     * @throws IllegalArgumentException naming the field, its value and what was expected, when the row makes none
     */
    KeyedEvent of(long index, Row row, EventClock clock) {
        GenericRecord event = records.of(row);
        if (!has(row, id)) {
            event.put(id.pos(), idOf(index));
        }
        if (!has(row, time)) {
            event.put(time.pos(), records.timeOf(clock.timeOf(index)));
        }
        String key = String.valueOf(present(event, id, "an id"));
        if (key.isEmpty()) {
            throw new IllegalArgumentException(id.name() + ": empty (expected: an id)");
        }
        present(event, time, "a time");
        return new KeyedEvent(index, key.getBytes(StandardCharsets.UTF_8), format.bytes(event));
    }

    private static boolean has(Row row, Schema.Field field) {
        return row instanceof Row.Texts texts
                ? texts.header().indexOf(field.name()) >= 0
                : row instanceof Row.Json json && json.object().has(field.name());
    }

    private Object idOf(long index) {
        Schema type = id.schema().isUnion()
                ? id.schema().getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : id.schema();
        return switch (type.getType()) {
            case INT -> Math.toIntExact(index);
            case LONG -> index;
            default -> EventIds.idOf(index);
        };
    }

    private static Object present(GenericRecord event, Schema.Field field, String expected) {
        Object value = event.get(field.pos());
        if (value == null) {
            throw new IllegalArgumentException(field.name() + ": null (expected: " + expected + ")");
        }
        return value;
    }
}
