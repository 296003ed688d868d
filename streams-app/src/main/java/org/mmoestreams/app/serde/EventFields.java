package org.mmoestreams.app.serde;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.mmoestreams.app.serde.FieldRole.Kind;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.features.Task;

/** Where the spec's fields are in the reader schema, their types checked. */
final class EventFields {

    private static final String MILLIS = LogicalTypes.timestampMillis().getName();
    private static final List<Schema.Type> ID = List.of(Schema.Type.STRING, Schema.Type.INT, Schema.Type.LONG);
    private static final List<Schema.Type> TEXT =
            List.of(Schema.Type.STRING, Schema.Type.ENUM, Schema.Type.INT, Schema.Type.LONG, Schema.Type.BOOLEAN);
    private static final List<Schema.Type> NUMBER =
            List.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);

    private final Schema reader;
    private final Map<String, FieldRole> roles = new HashMap<>();

    private EventFields(Schema reader, FeatureSpec spec) {
        this.reader = reader;
        assign("event-id", spec.eventId(), new FieldRole(Kind.ID, 0), ID);
        assign("event-time", spec.eventTime(), new FieldRole(Kind.TIME, 0), List.of(Schema.Type.LONG));
        checkMillis(spec.eventTime());
        for (NominalField field : spec.nominal()) {
            assign("nominal", field.field(), new FieldRole(Kind.NOMINAL, count(Kind.NOMINAL)), TEXT);
        }
        for (ContinuousField field : spec.continuous()) {
            assign("continuous", field.field(), new FieldRole(Kind.CONTINUOUS, count(Kind.CONTINUOUS)), NUMBER);
        }
        for (Task task : spec.tasks()) {
            FieldRole role = new FieldRole(Kind.LABEL, count(Kind.LABEL));
            assign("tasks." + task.name(), task.field(), role, task.isBinary() ? TEXT : NUMBER);
        }
    }

    /**
     * The fields of a schema.
     *
     * @throws IllegalArgumentException when a field has a type that its role cannot have
     */
    static EventFields of(EventSchema schema) {
        return new EventFields(schema.reader(), schema.spec());
    }

    /** What each used field of the reader schema is for. */
    Map<String, FieldRole> roles() {
        return roles;
    }

    /** A long that says of itself that it counts something else than milliseconds is none of ours. */
    private void checkMillis(String field) {
        for (Schema type : AvroTypes.branches(reader.getField(field).schema())) {
            LogicalType unit = type.getLogicalType();
            if (unit != null && !unit.getName().equals(MILLIS)) {
                throw new IllegalArgumentException("event-time: " + field + " in " + unit.getName()
                        + " (expected: a long in milliseconds, " + MILLIS + ")");
            }
        }
    }

    private void assign(String name, String fieldName, FieldRole role, List<Schema.Type> allowed) {
        for (Schema type : AvroTypes.branches(reader.getField(fieldName).schema())) {
            if (type.getType() != Schema.Type.NULL && !allowed.contains(type.getType())) {
                throw new IllegalArgumentException(name + ": " + fieldName + " of type "
                        + type.getType().getName() + " (expected: one of "
                        + allowed.stream().map(Schema.Type::getName).toList() + ")");
            }
        }
        roles.put(fieldName, role);
    }

    private int count(Kind kind) {
        return (int) roles.values().stream().filter(role -> role.kind() == kind).count();
    }
}
