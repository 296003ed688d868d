package org.mmoestreams.app.scoring;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FeatureSpec;

/**
 * An event of a schema, as values that make JSON: the fields that a score depends on, each with some value of its type.
 */
public final class ExampleEvent {

    private static final String DAY = "2026-01-01";
    private static final String TEXT = "text";
    /** A schema may hold itself, within what may be empty. */
    private static final int MOST_DEPTH = 8;

    private final Set<String> neverNeeded;
    private final Set<String> unused;

    private ExampleEvent(FeatureSpec spec) {
        neverNeeded = Set.of(spec.eventId(), spec.eventTime());
        unused = new HashSet<>(spec.ignored());
        spec.tasks().forEach(task -> unused.add(task.field()));
    }

    /** The event: without id and time, and without labels and ignored fields that may be missing. */
    public static Map<String, Object> of(EventSchema schema) {
        return new ExampleEvent(schema.spec()).record(schema.reader(), "", 0);
    }

    private Map<String, Object> record(Schema schema, String path, int depth) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Schema.Field field : schema.getFields()) {
            String own = path + field.name();
            boolean mayBeMissing = field.hasDefaultValue() || field.schema().isNullable();
            if (!neverNeeded.contains(own) && !(unused.contains(own) && mayBeMissing)) {
                values.put(field.name(), value(field.schema(), own, depth + 1));
            }
        }
        return values;
    }

    private Object value(Schema schema, String path, int depth) {
        boolean isDeep = depth > MOST_DEPTH;
        return switch (schema.getType()) {
            case RECORD -> record(schema, path + ".", depth);
            case UNION -> isDeep && schema.isNullable() ? null : value(some(schema), path, depth);
            case ARRAY -> isDeep ? List.of() : new Object[] {value(schema.getElementType(), path, depth + 1)};
            case MAP -> isDeep ? Map.of() : entry(value(schema.getValueType(), path, depth + 1));
            case ENUM -> schema.getEnumSymbols().get(0);
            case BOOLEAN -> true;
            case INT, LONG, FLOAT, DOUBLE -> number(schema.getLogicalType());
            case STRING, BYTES, FIXED -> text(schema.getLogicalType());
            case NULL -> null;
        };
    }

    /** The first branch that is not null, where there is one. */
    private static Schema some(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElse(union.getTypes().get(0));
    }

    private static Map<String, Object> entry(Object value) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(TEXT, value);
        return entry;
    }

    private static Object number(LogicalType type) {
        String name = type == null ? "" : type.getName();
        if (name.equals("date")) {
            return DAY;
        }
        if (name.startsWith("timestamp")) {
            return DAY + "T00:00:00Z";
        }
        return name.startsWith("local-timestamp") ? DAY + "T00:00:00" : Integer.valueOf(1);
    }

    private static Object text(LogicalType type) {
        String name = type == null ? "" : type.getName();
        return switch (name) {
            case "decimal" -> Integer.valueOf(1);
            case "uuid" -> "00000000-0000-0000-0000-000000000000";
            default -> TEXT;
        };
    }
}
