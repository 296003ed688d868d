package org.mmoestreams.client.serde;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.mmoestreams.client.serde.FieldRole.Kind;

/**
 * A writer schema held against the event schema: where the used fields are in it, and what stands in for those that it
 * lacks. Fields that the spec ignores, and those that the event schema does not have, play no part. Whatever the values
 * of single events decide, such as a symbol that the event schema lacks, is left for those events, see
 * {@link WrittenType}.
 */
final class WriterFields {

    private final Schema writer;
    private final Schema reader;
    private final Map<String, FieldRole> roles;
    private final boolean hasReadersFingerprint;
    private final Map<String, WrittenType> types = new HashMap<>();
    private final Map<FieldRole, Object> defaults = new HashMap<>();

    private WriterFields(Schema writer, EventFields fields) {
        if (writer.getType() != Schema.Type.RECORD) {
            throw new IllegalArgumentException(AvroTypes.describe(writer) + " (expected: a record)");
        }
        roles = fields.roles();
        hasReadersFingerprint = AvroTypes.fingerprint(writer).equals(AvroTypes.fingerprint(fields.reader()));
        reader = projection(fields.reader(), roles.keySet(), writer);
        this.writer = renamed(writer, reader);
        if (!this.writer.getFullName().equals(reader.getFullName())) {
            throw new IllegalArgumentException("a record named " + writer.getName() + " (expected: " + reader.getName()
                    + ", as in event.schema; an alias there would do)");
        }
        for (Schema.Field field : reader.getFields()) {
            Schema.Field written = this.writer.getField(field.name());
            if (written == null) {
                defaults.put(roles.get(field.name()), standard(field));
            } else {
                types.put(field.name(), type(field, written.schema()));
            }
        }
    }

    /**
     * The fields of a writer schema.
     *
     * @throws IllegalArgumentException when no event that was written with it can be read: names the field and why
     */
    static WriterFields of(Schema writer, EventFields fields) {
        return new WriterFields(writer, fields);
    }

    /** The fields of a writer schema of an event schema. */
    static WriterFields of(Schema writer, EventSchema schema) {
        return new WriterFields(writer, EventFields.of(schema.reader(), schema.spec()));
    }

    /** The writer schema, with the event schema's names for what is used. */
    Schema writer() {
        return writer;
    }

    /** The event schema without what is not used. */
    Schema reader() {
        return reader;
    }

    /** What the used fields are for, by name. */
    Map<String, FieldRole> roles() {
        return roles;
    }

    /** How a field was written; empty when it is not used. */
    Optional<WrittenType> type(String field) {
        return Optional.ofNullable(types.get(field));
    }

    /** What the used fields hold that the writer lacks; null for nothing. */
    Map<FieldRole, Object> defaults() {
        return defaults;
    }

    private WrittenType type(Schema.Field field, Schema written) {
        WrittenType type = WrittenType.of(field.name(), written, field.schema());
        if (!type.isReadable()) {
            throw new IllegalArgumentException(field.name() + " of type " + AvroTypes.describe(written) + " (expected: "
                    + AvroTypes.describe(field.schema()) + ", as in event.schema, or what Avro reads as that)");
        }
        type.inOtherUnits()
                .filter(branch -> roles.get(field.name()).kind() != Kind.TIME
                        || AvroTypes.logicalType(branch).stream().anyMatch(unit -> !unit.equals(EventFields.MILLIS)))
                .ifPresent(branch -> {
                    throw new IllegalArgumentException(otherUnits(field, branch));
                });
        return type;
    }

    private String otherUnits(Schema.Field field, Schema written) {
        return field.name() + " of type " + AvroTypes.describe(written) + " (expected: "
                + AvroTypes.describe(field.schema()) + ", as in event.schema: other units are other values"
                + (hasReadersFingerprint ? "; and both schemas have one fingerprint" : "") + ")";
    }

    private Object standard(Schema.Field field) {
        FieldRole role = roles.get(field.name());
        if (role.kind() == Kind.ID || role.kind() == Kind.TIME) {
            throw new IllegalArgumentException("no field " + field.name() + " (expected: the event's "
                    + (role.kind() == Kind.ID ? "id" : "time") + ", which no default can stand in for)");
        }
        if (!field.hasDefaultValue()) {
            throw new IllegalArgumentException(
                    "no field " + field.name() + " (expected: one of this name, or of an alias of " + field.name()
                            + " in event.schema, or a default there)");
        }
        return GenericData.get().getDefaultValue(field);
    }

    /**
     * The record with these fields only, and with aliases by which Avro finds the writer's types of the same simple
     * names.
     */
    private static Schema projection(Schema record, Set<String> fields, Schema writer) {
        Schema projection =
                Schema.createRecord(record.getName(), record.getDoc(), record.getNamespace(), record.isError());
        record.getAliases().forEach(projection::addAlias);
        Set<Schema> enums = new HashSet<>();
        writer.getFields().forEach(field -> AvroTypes.branches(field.schema()).stream()
                .filter(type -> type.getType() == Schema.Type.ENUM)
                .forEach(enums::add));
        addAlias(projection, writer);
        projection.setFields(record.getFields().stream()
                .filter(field -> fields.contains(field.name()))
                .map(field -> new Schema.Field(field, withAliases(field.schema(), enums)))
                .toList());
        return projection;
    }

    private static Schema withAliases(Schema type, Set<Schema> enums) {
        if (type.isUnion()) {
            return Schema.createUnion(type.getTypes().stream()
                    .map(branch -> withAliases(branch, enums))
                    .toList());
        }
        if (type.getType() != Schema.Type.ENUM) {
            return type;
        }
        Schema copy = Schema.createEnum(
                type.getName(), type.getDoc(), type.getNamespace(), type.getEnumSymbols(), type.getEnumDefault());
        type.getAliases().forEach(copy::addAlias);
        enums.forEach(written -> addAlias(copy, written));
        return copy;
    }

    private static void addAlias(Schema type, Schema written) {
        if (written.getName().equals(type.getName()) && !written.getFullName().equals(type.getFullName())) {
            type.addAlias(written.getName(), Objects.requireNonNullElse(written.getNamespace(), ""));
        }
    }

    private static Schema renamed(Schema writer, Schema reader) {
        try {
            return Schema.applyAliases(writer, reader);
        } catch (AvroRuntimeException e) {
            List<String> names = new ArrayList<>();
            reader.getFields().stream()
                    .filter(field -> writer.getFields().stream()
                                    .filter(written -> written.name().equals(field.name())
                                            || field.aliases().contains(written.name()))
                                    .count()
                            > 1)
                    .forEach(field -> names.add(field.name()));
            throw new IllegalArgumentException("fields for " + names
                    + " by more than one name (expected: one of the names and aliases in event.schema)");
        }
    }
}
