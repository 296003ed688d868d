package org.mmoestreams.client.serde;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.MultiValuedField;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.features.Task;

/** Where the spec's fields are in the reader schema, their types checked. */
final class EventFields {

    private final Schema reader;
    private final Map<String, Schema> leaves;
    private final Map<FieldPath, Used> used = new LinkedHashMap<>();

    private EventFields(Schema reader, FeatureSpec spec) {
        this.reader = reader;
        leaves = FieldPath.leaves(reader);
        Map<String, List<FieldRole>> roles = new LinkedHashMap<>();
        add(roles, spec.eventId(), new IdRole());
        add(roles, spec.eventTime(), TimeRole.of(spec.row().time(), leaves.get(spec.eventTime())));
        if (spec.row().weight() != null) {
            add(roles, spec.row().weight(), new WeightRole());
        }
        int index = 0;
        for (NominalField field : spec.nominal()) {
            add(roles, field.field(), new NominalRole(index++));
        }
        index = 0;
        for (ContinuousField field : spec.continuous()) {
            add(roles, field.field(), new ContinuousRole(index++));
        }
        index = 0;
        for (Task task : spec.tasks()) {
            add(roles, task.field(), new LabelRole(task, index++));
        }
        roles.forEach((field, of) -> put(new UsedField(FieldPath.of(field), leaves.get(field), of)));
        index = 0;
        for (MultiValuedField field : spec.features().multiValued()) {
            Schema type = leaves.get(field.field());
            if (!UsedItems.takes(type)) {
                throw refused(field.field(), type, UsedItems.expected());
            }
            put(new UsedItems(FieldPath.of(field.field()), type, index++));
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

    /** The used fields, by where they are in the reader schema. */
    Map<FieldPath, Used> used() {
        return used;
    }

    /** The reader schema itself. */
    Schema reader() {
        return reader;
    }

    private void put(Used field) {
        used.put(field.path(), field);
    }

    private void add(Map<String, List<FieldRole>> roles, String field, FieldRole role) {
        Schema schema = leaves.get(field);
        List<Schema> values = AvroTypes.values(schema);
        if (values.isEmpty() || !values.stream().allMatch(role::takes)) {
            throw refused(field, schema, ValueForm.describe(role.forms()) + ", for " + role.name());
        }
        roles.computeIfAbsent(field, first -> new ArrayList<>()).add(role);
    }

    private static IllegalArgumentException refused(String field, Schema type, String expected) {
        return new IllegalArgumentException(
                field + " of type " + AvroTypes.describe(type) + " (expected: " + expected + ")");
    }
}
