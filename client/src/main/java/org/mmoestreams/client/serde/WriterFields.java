package org.mmoestreams.client.serde;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A writer schema held against the event schema: where the used fields are in it, and what stands in for those that it
 * lacks. Fields that the spec ignores, and those that the event schema does not have, play no part. Whatever the values
 * of single events decide, such as a symbol that the event schema lacks, is left for those events, see
 * {@link WrittenType}.
 */
final class WriterFields {

    private static final Set<Schema.Type> NAMED = Set.of(Schema.Type.RECORD, Schema.Type.ENUM, Schema.Type.FIXED);

    private final Schema writer;
    private final Schema reader;
    private final Map<FieldPath, Used> used;
    private final WrittenRecord record;

    private WriterFields(Schema writer, UsedFields fields) {
        if (writer.getType() != Schema.Type.RECORD) {
            throw new IllegalArgumentException(AvroTypes.describe(writer) + " (expected: a record)");
        }
        used = fields.all();
        reader = projection(fields.reader(), writer);
        this.writer = renamed(writer, reader, fields.kind());
        if (!this.writer.getFullName().equals(reader.getFullName())) {
            throw new IllegalArgumentException("a record named " + writer.getName() + " (expected: " + reader.getName()
                    + ", as in " + fields.kind().schemaKey() + "; an alias there would do)");
        }
        try {
            record = WrittenRecord.of(fields.kind(), new FieldPath(List.of()), this.writer, reader, used);
        } catch (IllegalArgumentException unreadable) {
            boolean isSame = AvroTypes.fingerprint(writer).equals(AvroTypes.fingerprint(fields.reader()));
            throw isSame
                    ? new IllegalArgumentException(
                            unreadable.getMessage().replaceFirst("\\)$", "; and both schemas have one fingerprint)"))
                    : unreadable;
        }
    }

    /**
     * The fields of a writer schema.
     *
     * @throws IllegalArgumentException when no event that was written with it can be read: names the field and why
     */
    static WriterFields of(Schema writer, UsedFields fields) {
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

    /** The used fields. */
    List<Used> used() {
        return List.copyOf(used.values());
    }

    /** The fields as they were written. */
    WrittenRecord record() {
        return record;
    }

    /**
     * The record with what is used only, and with aliases by which Avro finds the writer's types of the same simple
     * names.
     */
    private Schema projection(Schema event, Schema writer) {
        Set<Schema> named = new HashSet<>();
        collectNamed(writer, named);
        return record(event, new FieldPath(List.of()), named, writer);
    }

    private Schema record(Schema of, FieldPath at, Set<Schema> named, Schema writer) {
        Schema copy = Schema.createRecord(of.getName(), of.getDoc(), of.getNamespace(), of.isError());
        of.getAliases().forEach(copy::addAlias);
        named.stream()
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .filter(type -> at.names().isEmpty() == type.equals(writer))
                .forEach(type -> addAlias(copy, type));
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : of.getFields()) {
            FieldPath path = at.then(field.name());
            if (used.containsKey(path)) {
                fields.add(new Schema.Field(field, withAliases(field.schema(), named)));
            } else if (used.keySet().stream().anyMatch(path::leadsTo)) {
                fields.add(new Schema.Field(field, inner(field.schema(), path, named, writer)));
            }
        }
        copy.setFields(fields);
        return copy;
    }

    private Schema inner(Schema type, FieldPath path, Set<Schema> named, Schema writer) {
        if (type.isUnion()) {
            return Schema.createUnion(type.getTypes().stream()
                    .map(branch -> inner(branch, path, named, writer))
                    .toList());
        }
        return type.getType() == Schema.Type.RECORD ? record(type, path, named, writer) : type;
    }

    private static Schema withAliases(Schema type, Set<Schema> named) {
        return switch (type.getType()) {
            case UNION ->
                Schema.createUnion(type.getTypes().stream()
                        .map(branch -> withAliases(branch, named))
                        .toList());
            case ARRAY -> Schema.createArray(withAliases(type.getElementType(), named));
            case MAP -> Schema.createMap(withAliases(type.getValueType(), named));
            case ENUM ->
                aliased(
                        type,
                        Schema.createEnum(
                                type.getName(),
                                type.getDoc(),
                                type.getNamespace(),
                                type.getEnumSymbols(),
                                type.getEnumDefault()),
                        named);
            case FIXED ->
                aliased(
                        type,
                        Schema.createFixed(type.getName(), type.getDoc(), type.getNamespace(), type.getFixedSize()),
                        named);
            default -> type;
        };
    }

    private static Schema aliased(Schema type, Schema copy, Set<Schema> named) {
        type.getAliases().forEach(copy::addAlias);
        copy.addAllProps(type);
        if (type.getLogicalType() != null) {
            type.getLogicalType().addToSchema(copy);
        }
        named.stream()
                .filter(written -> written.getType() == type.getType())
                .forEach(written -> addAlias(copy, written));
        return copy;
    }

    private static void addAlias(Schema type, Schema written) {
        if (written.getName().equals(type.getName()) && !written.getFullName().equals(type.getFullName())) {
            type.addAlias(written.getName(), Objects.requireNonNullElse(written.getNamespace(), ""));
        }
    }

    private static void collectNamed(Schema type, Set<Schema> named) {
        if (NAMED.contains(type.getType()) && !named.add(type)) {
            return;
        }
        switch (type.getType()) {
            case RECORD -> type.getFields().forEach(field -> collectNamed(field.schema(), named));
            case UNION -> type.getTypes().forEach(branch -> collectNamed(branch, named));
            case ARRAY -> collectNamed(type.getElementType(), named);
            case MAP -> collectNamed(type.getValueType(), named);
            default -> {
                // holds no other type
            }
        }
    }

    private static Schema renamed(Schema writer, Schema reader, RecordKind kind) {
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
                    + " by more than one name (expected: one of the names and aliases in " + kind.schemaKey() + ")");
        }
    }
}
