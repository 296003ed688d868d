package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FeatureSpec;

/**
 * Turns the rows of a data set into events: records of an Avro schema, whose id and time are the fields that a feature
 * spec names so and whose other fields are the row's columns, in order. Safe for use by several threads.
 */
public final class RowEvents {

    private final String schemaText;
    private final String specText;
    private final EventSchema schema;
    private final Columns columns;
    private final int id;
    private final int time;
    private final BinaryMessageEncoder<GenericRecord> encoder;

    private RowEvents(String schemaText, String specText) {
        this.schemaText = schemaText;
        this.specText = specText;
        FeatureSpec spec = FeatureSpec.parse(specText);
        schema = new EventSchema(new Schema.Parser().parse(schemaText), List.of(), spec);
        columns = Columns.of(schema);
        Schema.Field idField = schema.reader().getField(spec.eventId());
        check(idField.schema().getType() == Schema.Type.STRING, idField.name(), idField.schema(), "a string");
        id = idField.pos();
        time = schema.reader().getField(spec.eventTime()).pos();
        encoder = new BinaryMessageEncoder<>(GenericData.get(), schema.reader(), false);
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
        return new RowEvents(schema, spec);
    }

    /** Events of a schema and a spec that the application carries as resources, named from the class path's root on. */
    public static RowEvents ofResources(String schema, String spec) {
        return of(resource(schema), resource(spec));
    }

    /** The Avro schema, as it was given. */
    public String schemaText() {
        return schemaText;
    }

    /** The feature spec, as it was given. */
    public String specText() {
        return specText;
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
        String[] row = rows.next();
        try {
            return bytes(event(EventIds.idOf(index), eventTime, row));
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
        try {
            ByteBuffer buffer = encoder.encode(event);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = RowEvents.class.getResourceAsStream(name)) {
            check(in != null, "data set", name, "a resource of the application; build it anew");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
