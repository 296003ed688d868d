package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.avro.Schema;
import org.mmoestreams.schemas.CensusEvent;

/** Turns rows into events. */
public final class CensusEvents {

    private static final int ID_DIGITS = 9;
    private static final List<Schema.Field> FIELDS =
            CensusEvent.getClassSchema().getFields();
    private static final int FIRST_COLUMN = FIELDS.size() - RowSource.COLUMNS;

    private CensusEvents() {}

    /**
     * The id of a row's event: {@code r} and the row's index, from nine digits on, as in {@code r000000017}.
     *
     * @param index the row's index over all files, counted from 0
     */
    public static String idOf(long index) {
        check(index >= 0, "row index", index, ">= 0");
        String digits = Long.toString(index);
        return "r" + "0".repeat(Math.max(0, ID_DIGITS - digits.length())) + digits;
    }

    /**
     * The row's index of an event's id.
     *
     * @throws IllegalArgumentException when {@link #idOf} gives no such id
     */
    public static long indexOf(String id) {
        check(id.matches("r\\d{9,18}"), "event id", id, "r and the row's index in 9 digits or more");
        return Long.parseLong(id, 1, id.length(), 10);
    }

    /**
     * The event of a source's next row.
     *
     * @throws IllegalArgumentException naming where the row is, column and value when it makes no event
     */
    public static CensusEvent next(RowSource rows, EventClock clock) {
        long index = rows.nextIndex();
        return at(index, clock.timeOf(index), rows);
    }

    /** The event of a source's next row, with an index and a time of its own. */
    public static CensusEvent at(long index, Instant eventTime, RowSource rows) {
        String[] row = rows.next();
        try {
            return of(idOf(index), eventTime, row);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(rows.position() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The event of a row; both labels are known. Keeps the row's texts, copies nothing. Under a microsecond.
     *
     * @param eventTime cut to milliseconds
     * @param row {@value RowSource#COLUMNS} values without surrounding blanks
     * @throws IllegalArgumentException naming event, column and value when a number does not parse, or the row has another
     *     length
     */
    public static CensusEvent of(String eventId, Instant eventTime, String[] row) {
        check(row.length == RowSource.COLUMNS, "event " + eventId, row.length + " columns", RowSource.COLUMNS + "");
        CensusEvent event = new CensusEvent();
        event.put(0, eventId);
        event.put(1, eventTime.truncatedTo(ChronoUnit.MILLIS));
        for (int column = 0; column < row.length; column++) {
            Schema.Field field = FIELDS.get(FIRST_COLUMN + column);
            event.put(field.pos(), value(field, row[column], eventId));
        }
        return event;
    }

    private static Object value(Schema.Field field, String text, String eventId) {
        return switch (field.schema().getType()) {
            case INT -> whole(field, text, eventId);
            case DOUBLE -> finite(field, text, eventId);
            default -> text;
        };
    }

    private static Integer whole(Schema.Field field, String text, String eventId) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw unreadable(field, text, eventId, "a whole number");
        }
    }

    private static Double finite(Schema.Field field, String text, String eventId) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw unreadable(field, text, eventId, "a number");
        }
        throw unreadable(field, text, eventId, "a finite number");
    }

    private static IllegalArgumentException unreadable(
            Schema.Field field, String text, String eventId, String expected) {
        return new IllegalArgumentException(
                "event " + eventId + ", " + field.name() + ": " + text + " (expected: " + expected + ")");
    }
}
