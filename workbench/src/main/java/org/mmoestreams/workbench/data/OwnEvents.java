package org.mmoestreams.workbench.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.features.FeatureSpec;
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
    private final FieldPath id;
    private final FieldPath time;
    private final Schema.Field idField;
    private final BesideColumns beside;

    /** @param columns names of columns that are no fields, kept beside the events */
    OwnEvents(EventFormat format, Nulls nulls, Set<String> columns) {
        this.format = format;
        beside = new BesideColumns(columns, nulls);
        FeatureSpec spec = format.schema().spec();
        Schema schema = format.schema().reader();
        id = FieldPath.of(spec.eventId());
        time = FieldPath.of(spec.eventTime());
        idField = id.fieldIn(schema).orElseThrow();
        records = RecordMaker.of(
                schema,
                nulls,
                Set.of(spec.eventId(), spec.eventTime()),
                spec.row().time());
    }

    /** @throws IllegalArgumentException naming the place, and the column or field, when they do not go together */
    void check(Header header, Place place) {
        records.check(beside.without(header), place);
    }

    /**
     * The event of a row.
     *
     * @throws IllegalArgumentException naming the field, its value and what was expected, when the row makes none
     */
    KeyedEvent of(long index, Row row, EventClock clock) {
        GenericRecord event = records.of(beside.without(row));
        if (!has(row, id)) {
            event.put(idField.pos(), idOf(index));
        }
        if (!has(row, time)) {
            event.put(time.toString(), records.timeOf(clock.timeOf(index)));
        }
        String key = EventIds.text(present(event, id, "an id"));
        if (key.isEmpty()) {
            throw new IllegalArgumentException(id + ": empty (expected: an id)");
        }
        present(event, time, "a time");
        return new KeyedEvent(index, key.getBytes(StandardCharsets.UTF_8), event, format, beside.of(row));
    }

    /** What lies within a record is the row's own, or missing. */
    private static boolean has(Row row, FieldPath field) {
        if (field.names().size() > 1) {
            return true;
        }
        return row instanceof Row.Texts texts
                ? texts.header().indexOf(field.toString()) >= 0
                : row instanceof Row.Json json && json.object().has(field.toString());
    }

    private Object idOf(long index) {
        Schema schema = idField.schema();
        Schema type = schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
        return switch (type.getType()) {
            case INT -> Math.toIntExact(index);
            case LONG -> index;
            case FIXED -> new GenericData.Fixed(type, uuid(index));
            default -> EventIds.idOf(index);
        };
    }

    private static byte[] uuid(long index) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(0).putLong(index).array();
    }

    private static Object present(GenericRecord event, FieldPath field, String expected) {
        Object value = field.in(event);
        if (value == null) {
            throw new IllegalArgumentException(field + ": null (expected: " + expected + ")");
        }
        return value;
    }
}
