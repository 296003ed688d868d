package org.mmoestreams.client.serde;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** The fields of a schema that are used, each with what it is for, and with a type that this can have. */
final class UsedFields {

    private final RecordKind kind;
    private final Schema reader;
    private final Map<String, Schema> leaves;
    private final Map<String, List<FieldRole>> roles = new LinkedHashMap<>();
    private final Map<FieldPath, Used> used = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param reader the schema that records are read as
     */
    UsedFields(RecordKind kind, Schema reader) {
        this.kind = kind;
        this.reader = reader;
        leaves = FieldPath.leaves(reader);
    }

    /** The type of a field; null where the schema has none at this path. */
    Schema typeOf(String field) {
        return leaves.get(field);
    }

    /**
     * Adds a role, to a field that may have others.
     *
     * @throws IllegalArgumentException when the field has a type that the role cannot have
     */
    void add(String field, FieldRole role) {
        Schema type = typeOf(field);
        List<Schema> values = AvroTypes.values(type);
        if (values.isEmpty() || !values.stream().allMatch(role::takes)) {
            throw refused(field, type, ValueForm.describe(role.forms()) + ", for " + role.name());
        }
        List<FieldRole> all = roles.computeIfAbsent(field, first -> new ArrayList<>());
        all.add(role);
        put(new UsedField(FieldPath.of(field), type, all));
    }

    /**
     * Adds a field of several values.
     *
     * @param index its place among such fields
     * @throws IllegalArgumentException when it has a type that is none of several values
     */
    void addItems(String field, int index) {
        Schema type = typeOf(field);
        if (!UsedItems.takes(type)) {
            throw refused(field, type, UsedItems.expected());
        }
        put(new UsedItems(FieldPath.of(field), type, index));
    }

    /** What these are fields of. */
    RecordKind kind() {
        return kind;
    }

    /** The used fields, by where they are in the reader schema. */
    Map<FieldPath, Used> all() {
        return used;
    }

    /** The reader schema itself. */
    Schema reader() {
        return reader;
    }

    private void put(Used field) {
        used.put(field.path(), field);
    }

    private static IllegalArgumentException refused(String field, Schema type, String expected) {
        return new IllegalArgumentException(
                field + " of type " + AvroTypes.describe(type) + " (expected: " + expected + ")");
    }
}
