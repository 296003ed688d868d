package org.mmoestreams.client.serde;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A record of a writer schema held against the one that it is read as: its fields in the writer's order, and what
 * stands in for those that it lacks.
 */
final class WrittenRecord {

    private final RecordKind kind;
    private final FieldPath path;
    private final Map<FieldPath, Used> used;
    private final List<WrittenField> fields = new ArrayList<>();
    private final Map<Used, Object> defaults = new LinkedHashMap<>();

    private WrittenRecord(RecordKind kind, FieldPath path, Schema writer, Schema reader, Map<FieldPath, Used> used) {
        this.kind = kind;
        this.path = path;
        this.used = used;
        for (Schema.Field written : writer.getFields()) {
            Schema.Field read = reader.getField(written.name());
            fields.add(read == null ? new WrittenField.Unused(written.schema()) : field(written.schema(), read));
        }
        for (Schema.Field read : reader.getFields()) {
            if (writer.getField(read.name()) == null) {
                addDefaults(read);
            }
        }
    }

    /**
     * A record and those within it.
     *
     * @param kind what it is, or is in
     * @param path where it is in the event schema
     * @param writer the record as it was written, named as the reader is
     * @param reader the record with what is used of it
     * @param used the used fields of the event schema, by path
     * @throws IllegalArgumentException when none of its values can be read: names the field and why
     */
    static WrittenRecord of(RecordKind kind, FieldPath path, Schema writer, Schema reader, Map<FieldPath, Used> used) {
        return new WrittenRecord(kind, path, writer, reader, used);
    }

    /** The fields in the order in which they were written. */
    List<WrittenField> fields() {
        return fields;
    }

    /** The values of used fields that the writer lacks; null for nothing. */
    Map<Used, Object> defaults() {
        return defaults;
    }

    /** The used fields in it, at any depth. */
    List<Used> usedWithin() {
        return usedWithin(path);
    }

    private List<Used> usedWithin(FieldPath of) {
        return used.values().stream().filter(field -> of.leadsTo(field.path())).toList();
    }

    private WrittenField field(Schema written, Schema.Field read) {
        FieldPath at = path.then(read.name());
        WrittenType type = type(at.toString(), written, read.schema());
        Used field = used.get(at);
        if (field instanceof UsedField value) {
            checkUnits(at.toString(), type, value);
            return new WrittenField.Value(type, value);
        }
        if (field instanceof UsedItems items) {
            return new WrittenField.Items(type, itemType(at, written, items), items);
        }
        Schema record = FieldPath.recordOf(read.schema()).orElseThrow();
        Schema from = AvroTypes.values(written).stream()
                .filter(branch -> branch.getType() == Schema.Type.RECORD)
                .findFirst()
                .orElse(record);
        return new WrittenField.Inner(type, of(kind, at, from, record, used));
    }

    private WrittenType itemType(FieldPath at, Schema written, UsedItems items) {
        Schema from = AvroTypes.values(written).stream()
                .filter(branch -> branch.getType() == items.type().getType())
                .findFirst()
                .map(UsedItems::itemOf)
                .orElse(items.item());
        return type(at + "[]", from, items.item());
    }

    private WrittenType type(String name, Schema written, Schema read) {
        WrittenType type = WrittenType.of(kind, name, written, read);
        if (!type.isReadable()) {
            throw new IllegalArgumentException(name + " of type " + AvroTypes.describe(written) + " (expected: "
                    + AvroTypes.describe(read) + ", as in " + kind.schemaKey() + ", or what Avro reads as that)");
        }
        return type;
    }

    private void checkUnits(String name, WrittenType type, UsedField field) {
        Optional<Schema> other = field.isTime() ? type.inOtherTimes() : type.inOtherUnits();
        if (other.isPresent()) {
            throw new IllegalArgumentException(name + " of type " + AvroTypes.describe(other.get()) + " (expected: "
                    + AvroTypes.describe(type.reader()) + ", as in " + kind.schemaKey()
                    + ": other units are other values)");
        }
    }

    private void addDefaults(Schema.Field read) {
        FieldPath at = path.then(read.name());
        List<Used> within = usedWithin(at);
        within.stream().filter(Used::isVital).findFirst().ifPresent(vital -> {
            throw new IllegalArgumentException(
                    "no field " + at + " (expected: " + vital.name() + ", which no default can stand in for)");
        });
        if (!read.hasDefaultValue()) {
            throw new IllegalArgumentException("no field " + at + " (expected: one of this name, or of an alias of "
                    + read.name() + " in " + kind.schemaKey() + ", or a default there)");
        }
        Object value = GenericData.get().getDefaultValue(read);
        within.forEach(field -> defaults.put(field, defaultOf(field.path().without(at), value)));
    }

    private static Object defaultOf(FieldPath within, Object value) {
        return value instanceof GenericRecord record && !within.names().isEmpty() ? within.in(record) : value;
    }
}
