package org.mmoestreams.client.serde;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.mmoestreams.client.serde.FieldRole.Kind;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.features.Task;

/** Where the spec's fields are in the reader schema, their types checked. */
final class EventFields {

    static final String MILLIS = LogicalTypes.timestampMillis().getName();

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
            String name = "the label of the " + (task.isBinary() ? "binary" : "regression") + " task " + task.name();
            assign(name, task.field(), role, task.isBinary() ? TEXT : NUMBER);
        }
    }

    /**
     * The fields of a schema.
     *
     * @param reader a record that has all fields of the spec
     * @throws IllegalArgumentException when a field has a type that its role cannot have
     */
    static EventFields of(Schema reader, FeatureSpec spec) {
        return new EventFields(reader, spec);
    }

    /** What each used field of the reader schema is for. */
    Map<String, FieldRole> roles() {
        return Map.copyOf(roles);
    }

    /** The reader schema itself. */
    Schema reader() {
        return reader;
    }

    /** A long that says of itself that it counts something else than milliseconds is none of ours. */
    private void checkMillis(String field) {
        for (Schema type : AvroTypes.branches(reader.getField(field).schema())) {
            Optional<String> unit = AvroTypes.logicalType(type);
            if (unit.isPresent() && !unit.get().equals(MILLIS)) {
                throw new IllegalArgumentException(field + " in " + unit.get() + " (expected: a long in milliseconds, "
                        + MILLIS + ", for the spec's event-time)");
            }
        }
    }

    private void assign(String name, String fieldName, FieldRole role, List<Schema.Type> allowed) {
        Schema schema = reader.getField(fieldName).schema();
        boolean hasOthers = AvroTypes.values(schema).stream().anyMatch(type -> !allowed.contains(type.getType()));
        if (hasOthers || AvroTypes.values(schema).isEmpty()) {
            throw new IllegalArgumentException(fieldName + " of type " + AvroTypes.describe(schema) + " (expected: "
                    + allowed.stream().map(Schema.Type::getName).collect(Collectors.joining(" or "))
                    + ", for " + (role.kind() == Kind.LABEL ? name : "the spec's " + name) + ")");
        }
        roles.put(fieldName, role);
    }

    private int count(Kind kind) {
        return (int) roles.values().stream().filter(role -> role.kind() == kind).count();
    }
}
