package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.serde.EventSchema;

/** The columns of a data set: the fields of its events in the schema's order, without the event's id and time. */
public final class Columns {

    private final List<Column> columns;

    private Columns(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * The columns of events.
     *
     * @throws IllegalArgumentException naming the first field that no text can be a value of
     */
    static Columns of(EventSchema schema) {
        Set<String> ofTheEvent = Set.of(schema.spec().eventId(), schema.spec().eventTime());
        return new Columns(schema.reader().getFields().stream()
                .filter(field -> !ofTheEvent.contains(field.name()))
                .map(Column::of)
                .toList());
    }

    /** How many there are; a feature and a label at least. */
    public int count() {
        return columns.size();
    }

    /** What they are called, in their order. */
    List<String> names() {
        return columns.stream().map(column -> column.field().name()).toList();
    }

    /** Whether a row begins with a number. */
    boolean beginWithNumber() {
        return columns.get(0).isNumber();
    }

    /**
     * Puts the values of a row into an event.
     *
     * @param eventId names the event in errors
     * @throws IllegalArgumentException naming event, column and value when a value is none, or the row has another
     *     length
     */
    void fill(GenericRecord event, String eventId, String[] row) {
        check(row.length == count(), "event " + eventId, row.length + " columns", Integer.toString(count()));
        for (int i = 0; i < row.length; i++) {
            Column column = columns.get(i);
            event.put(column.field().pos(), column.value(row[i], eventId));
        }
    }
}
