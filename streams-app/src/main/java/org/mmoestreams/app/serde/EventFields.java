package org.mmoestreams.app.serde;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.features.Task;

/** Where the spec's fields are in the reader schema, their types checked. */
final class EventFields {

    private static final String MILLIS = LogicalTypes.timestampMillis().getName();
    private static final List<Schema.Type> TEXT =
            List.of(Schema.Type.STRING, Schema.Type.ENUM, Schema.Type.INT, Schema.Type.LONG, Schema.Type.BOOLEAN);
    private static final List<Schema.Type> NUMBER =
            List.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);

    private final Schema reader;
    private final int id;
    private final int time;
    private final List<Integer> nominal = new ArrayList<>();
    private final List<Integer> continuous = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    private EventFields(Schema reader, FeatureSpec spec) {
        this.reader = reader;
        id = position("event-id", spec.eventId(), List.of(Schema.Type.STRING, Schema.Type.INT, Schema.Type.LONG));
        time = position("event-time", spec.eventTime(), List.of(Schema.Type.LONG));
        checkMillis(spec.eventTime());
        for (NominalField field : spec.nominal()) {
            nominal.add(position("nominal", field.field(), TEXT));
        }
        for (ContinuousField field : spec.continuous()) {
            continuous.add(position("continuous", field.field(), NUMBER));
        }
        for (Task task : spec.tasks()) {
            labels.add(position("tasks." + task.name(), task.field(), task.isBinary() ? TEXT : NUMBER));
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

    int id() {
        return id;
    }

    int time() {
        return time;
    }

    int nominal(int index) {
        return nominal.get(index);
    }

    int continuous(int index) {
        return continuous.get(index);
    }

    int label(int task) {
        return labels.get(task);
    }

    /** What each used position of the reader schema is for. */
    Map<Integer, FieldRole> roles() {
        Map<Integer, FieldRole> roles = new HashMap<>();
        roles.put(id, new FieldRole(FieldRole.Kind.ID, 0));
        roles.put(time, new FieldRole(FieldRole.Kind.TIME, 0));
        for (int i = 0; i < nominal.size(); i++) {
            roles.put(nominal.get(i), new FieldRole(FieldRole.Kind.NOMINAL, i));
        }
        for (int i = 0; i < continuous.size(); i++) {
            roles.put(continuous.get(i), new FieldRole(FieldRole.Kind.CONTINUOUS, i));
        }
        for (int i = 0; i < labels.size(); i++) {
            roles.put(labels.get(i), new FieldRole(FieldRole.Kind.LABEL, i));
        }
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

    private int position(String role, String name, List<Schema.Type> allowed) {
        Schema.Field field = reader.getField(name);
        for (Schema type : AvroTypes.branches(field.schema())) {
            if (type.getType() != Schema.Type.NULL && !allowed.contains(type.getType())) {
                throw new IllegalArgumentException(role + ": " + name + " of type "
                        + type.getType().getName() + " (expected: one of "
                        + allowed.stream().map(Schema.Type::getName).toList() + ")");
            }
        }
        return field.pos();
    }
}
