package org.mmoestreams.client.serde;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Where a field is: the names of the records' fields that lead to it.
 *
 * @param names from the event's field to the one that is meant
 */
public record FieldPath(List<String> names) {

    private static final String DOT = ".";

    /** Keeps a copy of the names. */
    public FieldPath {
        names = List.copyOf(names);
    }

    /** The path of a text such as {@code customer.country}. */
    public static FieldPath of(String text) {
        return new FieldPath(List.of(text.split("\\.", -1)));
    }

    /**
     * The fields of a record that hold no record of their own, by path: what a spec can name. A record that may be null
     * counts as one; in a union with other types, or within itself, it does not.
     */
    static Map<String, Schema> leaves(Schema record) {
        Map<String, Schema> leaves = new LinkedHashMap<>();
        collect(record, "", List.of(record), leaves);
        return leaves;
    }

    /** The record that a type is, maybe besides null. */
    static Optional<Schema> recordOf(Schema type) {
        List<Schema> values = AvroTypes.values(type);
        return values.size() == 1 && values.get(0).getType() == Schema.Type.RECORD
                ? Optional.of(values.get(0))
                : Optional.empty();
    }

    /** The path of a field within the one that is here. */
    FieldPath then(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new FieldPath(longer);
    }

    /** The field in a schema; empty where there is none. */
    public Optional<Schema.Field> fieldIn(Schema record) {
        Optional<Schema> at = Optional.of(record);
        Optional<Schema.Field> field = Optional.empty();
        for (String name : names) {
            field = at.flatMap(within -> Optional.ofNullable(within.getField(name)));
            at = field.flatMap(found -> recordOf(found.schema()));
        }
        return field;
    }

    /** The value in a record; null where it, or a record on the way, is. */
    public Object in(GenericRecord root) {
        Object value = root;
        for (String name : names) {
            if (value == null) {
                return null;
            }
            value = ((GenericRecord) value).get(name);
        }
        return value;
    }

    /** The value within a record that this path begins with. */
    FieldPath without(FieldPath prefix) {
        return new FieldPath(names.subList(prefix.names.size(), names.size()));
    }

    /** Whether this is the path of another one, or of a record on the way to it. */
    boolean leadsTo(FieldPath other) {
        return other.names.size() >= names.size()
                && other.names.subList(0, names.size()).equals(names);
    }

    @Override
    public String toString() {
        return String.join(DOT, names);
    }

    private static void collect(Schema record, String prefix, List<Schema> within, Map<String, Schema> leaves) {
        for (Schema.Field field : record.getFields()) {
            Optional<Schema> inner = recordOf(field.schema())
                    .filter(type -> within.stream().noneMatch(type::equals))
                    .filter(type -> !type.getFields().isEmpty());
            if (inner.isEmpty()) {
                leaves.put(prefix + field.name(), field.schema());
                continue;
            }
            List<Schema> deeper = new ArrayList<>(within);
            deeper.add(inner.get());
            collect(inner.get(), prefix + field.name() + DOT, deeper, leaves);
        }
    }
}
