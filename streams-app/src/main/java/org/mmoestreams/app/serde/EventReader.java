package org.mmoestreams.app.serde;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.mmoestreams.app.serde.BadEventException.Reason;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.features.Task;

/**
 * Reads events from bytes and checks them whole before anything else sees them, so that a bad one has no effect. Numbers must
 * be finite, names at most 1,024 bytes, ids 1 to 256 bytes, times not negative and not further ahead of the record's
 * timestamp than allowed. Used by one thread; every event is read into the same holder.
 */
public final class EventReader {

    private static final int MAX_ID_BYTES = 256;
    private static final int SHOWN = 40;

    private final FeatureSpec spec;
    private final SingleObject singleObject;
    private final long maxAheadMillis;
    private final FieldValues values;
    private final int idPosition;
    private final int timePosition;
    private final int[] nominalPositions;
    private final int[] continuousPositions;
    private final int[] labelPositions;

    /**
     * A reader of events.
     *
     * @param maxAhead how far an event's time may be ahead of its record's timestamp
     * @throws IllegalArgumentException when a field has a type that its role cannot have
     */
    public EventReader(EventSchema schema, Duration maxAhead) {
        spec = schema.spec();
        singleObject = new SingleObject(schema.reader(), schema.writers());
        maxAheadMillis = maxAhead.toMillis();
        values = FieldValues.of(spec);
        FieldTypes types = new FieldTypes(schema.reader());
        idPosition = types.text("event-id", spec.eventId());
        timePosition = types.time("event-time", spec.eventTime());
        nominalPositions = spec.nominal().stream()
                .mapToInt(field -> types.text("nominal", field.field()))
                .toArray();
        continuousPositions = spec.continuous().stream()
                .mapToInt(field -> types.number("continuous", field.field()))
                .toArray();
        labelPositions = spec.tasks().stream()
                .mapToInt(task -> task.isBinary()
                        ? types.text("tasks." + task.name(), task.field())
                        : types.number("tasks." + task.name(), task.field()))
                .toArray();
    }

    /**
     * Reads and checks an event.
     *
     * @param value the record's value
     * @param recordTimestamp the record's timestamp in milliseconds since the epoch
     * @throws BadEventException when the event cannot be used
     */
    public Event read(byte[] value, long recordTimestamp) throws BadEventException {
        GenericRecord record = singleObject.read(value);
        String id = id(record.get(idPosition));
        long time = time(record.get(timePosition), recordTimestamp);
        readNominal(record);
        readContinuous(record);
        readLabels(record);
        return new Event(id, time, values);
    }

    private static String id(Object value) throws BadEventException {
        String id = value == null ? "" : value.toString();
        int bytes = id.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_ID_BYTES) {
            throw new BadEventException(
                    Reason.BAD_ID, "event id: " + bytes + " bytes (expected: 1 to " + MAX_ID_BYTES + ")");
        }
        return id;
    }

    private long time(Object value, long recordTimestamp) throws BadEventException {
        long time = value == null ? -1 : ((Number) value).longValue();
        if (time < 0) {
            throw new BadEventException(Reason.BAD_TIME, "event time: " + value + " (expected: >= 0)");
        }
        if (time - recordTimestamp > maxAheadMillis) {
            throw new BadEventException(
                    Reason.BAD_TIME,
                    "event time: " + time + " (expected: at most event.max-ahead, " + maxAheadMillis
                            + " ms, after the record's timestamp " + recordTimestamp + ")");
        }
        return time;
    }

    private void readNominal(GenericRecord record) throws BadEventException {
        List<NominalField> fields = spec.nominal();
        for (int i = 0; i < nominalPositions.length; i++) {
            Object value = record.get(nominalPositions[i]);
            if (value instanceof Utf8 text) {
                check(fields.get(i), text.getByteLength());
                values.setNominal(i, text.getBytes(), 0, text.getByteLength());
            } else {
                values.setNominal(i, value == null ? null : value.toString());
            }
        }
    }

    private static void check(NominalField field, int bytes) throws BadEventException {
        if (bytes > FeatureEncoder.maxValueBytes()) {
            throw new BadEventException(
                    Reason.BAD_VALUE,
                    field.field() + ": " + bytes + " bytes (expected: <= " + FeatureEncoder.maxValueBytes() + ")");
        }
    }

    private void readContinuous(GenericRecord record) throws BadEventException {
        List<ContinuousField> fields = spec.continuous();
        for (int i = 0; i < continuousPositions.length; i++) {
            Object value = record.get(continuousPositions[i]);
            values.setContinuous(
                    i, value == null ? Double.NaN : finite(fields.get(i).field(), value));
        }
    }

    private void readLabels(GenericRecord record) throws BadEventException {
        List<Task> tasks = spec.tasks();
        for (int i = 0; i < labelPositions.length; i++) {
            Object value = record.get(labelPositions[i]);
            values.setLabel(i, value == null ? Double.NaN : label(tasks.get(i), value));
        }
    }

    private static double label(Task task, Object value) throws BadEventException {
        return task.isBinary() ? task.label(value.toString()) : finite(task.field(), value);
    }

    private static double finite(String field, Object value) throws BadEventException {
        double number = ((Number) value).doubleValue();
        if (!Double.isFinite(number)) {
            String shown = value.toString();
            throw new BadEventException(
                    Reason.BAD_VALUE,
                    field + ": " + shown.substring(0, Math.min(SHOWN, shown.length()))
                            + " (expected: a finite number)");
        }
        return number;
    }

    /** Where fields are in the record, with their types checked. */
    private record FieldTypes(Schema schema) {

        private static final List<Schema.Type> TEXT =
                List.of(Schema.Type.STRING, Schema.Type.ENUM, Schema.Type.INT, Schema.Type.LONG, Schema.Type.BOOLEAN);
        private static final List<Schema.Type> NUMBER =
                List.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);

        int text(String role, String field) {
            return position(role, field, TEXT);
        }

        int number(String role, String field) {
            return position(role, field, NUMBER);
        }

        int time(String role, String field) {
            return position(role, field, List.of(Schema.Type.LONG));
        }

        private int position(String role, String field, List<Schema.Type> allowed) {
            Schema.Field found = schema.getField(field);
            Schema type = found.schema();
            List<Schema> types = type.isUnion() ? type.getTypes() : List.of(type);
            for (Schema each : types) {
                if (each.getType() != Schema.Type.NULL && !allowed.contains(each.getType())) {
                    throw new IllegalArgumentException(
                            role + ": " + field + " of type " + each + " (expected: one of " + allowed + ")");
                }
            }
            return found.pos();
        }
    }
}
