package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FeatureSpec;

/**
 * Turns the rows of a data set into events: records of an Avro schema, whose id and time are the fields that a feature
 * spec names so and whose other fields are the row's columns, in order. Safe for use by several threads.
 */
public final class RowEvents {

    private final EventFormat format;
    private final EventSchema schema;
    private final Columns columns;
    private final int id;
    private final int time;

    private RowEvents(EventFormat format) {
        this.format = format;
        schema = format.schema();
        columns = Columns.of(schema);
        FeatureSpec spec = schema.spec();
        Schema.Field idField = schema.reader().getField(spec.eventId());
        check(idField.schema().getType() == Schema.Type.STRING, idField.name(), idField.schema(), "a string");
        id = idField.pos();
        time = schema.reader().getField(spec.eventTime()).pos();
    }

    /**
     * Events of a schema.
     *
     * @param schema an Avro schema as JSON: a record with the event's id, a string, its time, and the columns, each a
     *     text, a number, a boolean or an enum, or null
     * @param spec the feature spec as YAML
     * @throws IllegalArgumentException when one of them is not sound, or they do not go together
     */
    public static RowEvents of(String schema, String spec) {
        return new RowEvents(EventFormat.of(schema, spec));
    }

    /** Events of this format; otherwise as {@link #of(String, String)}. */
    public static RowEvents of(EventFormat format) {
        return new RowEvents(format);
    }

    /** Events of a schema and a spec that the application carries as resources, named from the class path's root on. */
    public static RowEvents ofResources(String schema, String spec) {
        return new RowEvents(EventFormat.ofResources(schema, spec));
    }

    /** What the events are. */
    public EventFormat format() {
        return format;
    }

    /** How the events are read. */
    public EventSchema schema() {
        return schema;
    }

    /** The columns of a row. */
    public Columns columns() {
        return columns;
    }

    /**
     * The event of a source's next row as bytes, in Avro's single-object encoding.
     *
     * @throws IllegalArgumentException naming where the row is, column and value when it makes no event
     */
    public byte[] next(RowSource rows, EventClock clock) {
        long index = rows.nextIndex();
        return at(index, clock.timeOf(index), rows);
    }

    /** The event of a source's next row, with an index and a time of its own. */
    public byte[] at(long index, Instant eventTime, RowSource rows) {
        return bytes(recordAt(index, eventTime, rows));
    }

    /** The event of a source's next row, before it is bytes. */
    KeyedEvent keyedNext(RowSource rows, EventClock clock) {
        long index = rows.nextIndex();
        GenericRecord record = recordAt(index, clock.timeOf(index), rows);
        return new KeyedEvent(index, EventIds.idOf(index).getBytes(StandardCharsets.UTF_8), record, format, Map.of());
    }

    private GenericRecord recordAt(long index, Instant eventTime, RowSource rows) {
        String[] row = rows.next();
        try {
            return event(EventIds.idOf(index), eventTime, row);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(rows.position() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The event of a row; its labels are as the row has them. Keeps the row's texts, copies nothing. Under a
     * microsecond.
     *
     * @param eventTime cut to milliseconds
     * @param row a value for each of the {@link #columns}, without surrounding blanks
     * @throws IllegalArgumentException naming event, column and value when a value does not parse, or the row has
     *     another length
     */
    public GenericRecord event(String eventId, Instant eventTime, String[] row) {
        GenericRecord event = new GenericData.Record(schema.reader());
        event.put(id, eventId);
        event.put(time, eventTime.toEpochMilli());
        columns.fill(event, eventId, row);
        return event;
    }

    /** An event of the schema as bytes, in Avro's single-object encoding. */
    public byte[] bytes(GenericRecord event) {
        return format.bytes(event);
    }
}
