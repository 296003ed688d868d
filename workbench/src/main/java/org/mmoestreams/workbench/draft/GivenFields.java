package org.mmoestreams.workbench.draft;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The fields of events that have a schema: what they are is told by that. */
final class GivenFields {

    private static final Set<Schema.Type> NAMES =
            EnumSet.of(Schema.Type.STRING, Schema.Type.ENUM, Schema.Type.INT, Schema.Type.LONG, Schema.Type.BOOLEAN);

    private final List<Field> fields = new ArrayList<>();

    private GivenFields() {}

    /**
     * The fields of a record, in its order; those of a record within it in the place of that.
     *
     * @param row what was seen of such records
     */
    static List<Field> of(Schema record, Profile row) {
        GivenFields given = new GivenFields();
        given.collect(record, row, "", List.of(record));
        return List.copyOf(given.fields);
    }

    /** The type that is there besides null, where it is one. */
    static Optional<Schema> onlyValue(Schema type) {
        List<Schema> values = type.isUnion()
                ? type.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .toList()
                : List.of(type);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private void collect(Schema record, Profile row, String prefix, List<Schema> within) {
        for (Schema.Field field : record.getFields()) {
            String path = prefix + field.name();
            Profile place = row.field(field.name());
            Optional<Schema> inner = onlyValue(field.schema())
                    .filter(type -> type.getType() == Schema.Type.RECORD)
                    .filter(type -> !type.getFields().isEmpty() && !within.contains(type));
            if (inner.isPresent()) {
                List<Schema> deeper = new ArrayList<>(within);
                deeper.add(inner.get());
                collect(inner.get(), place, path + ".", deeper);
            } else {
                fields.add(of(path, field.schema(), place));
            }
        }
    }

    private static Field of(String path, Schema type, Profile place) {
        Optional<Schema> value = onlyValue(type);
        if (value.isEmpty()) {
            return Field.of(path, FieldType.OTHER, place);
        }
        String logical = value.get().getProp("logicalType");
        if (logical != null && (logical.equals("date") || logical.contains("timestamp"))) {
            return Field.ofTimes(path, TimeForm.GIVEN, place);
        }
        Field plain = Field.of(path, plainType(value.get()), place);
        boolean canBeTime = plain.type() == FieldType.WHOLE || plain.type() == FieldType.TEXT;
        if (!canBeTime || plain.profile().present() == 0) {
            return plain;
        }
        // what the values tell, for a type that does not
        return SeenFields.of(path, place)
                .time()
                .map(form -> Field.ofTimes(path, form == TimeForm.SECONDS ? form : unitOf(form), place))
                .orElse(plain);
    }

    private static TimeForm unitOf(TimeForm form) {
        return form == TimeForm.MICROS ? TimeForm.PLAIN_MICROS : TimeForm.GIVEN;
    }

    private static FieldType plainType(Schema type) {
        return switch (type.getType()) {
            case BOOLEAN -> FieldType.BOOLEAN;
            case INT, LONG -> FieldType.WHOLE;
            case FLOAT, DOUBLE -> FieldType.FRACTION;
            case STRING, ENUM -> FieldType.TEXT;
            case BYTES, FIXED ->
                type.getLogicalType() instanceof LogicalTypes.Decimal ? FieldType.FRACTION : FieldType.OTHER;
            case ARRAY -> listType(type.getElementType());
            case MAP -> listType(type.getValueType());
            default -> FieldType.OTHER;
        };
    }

    private static FieldType listType(Schema item) {
        return onlyValue(item).filter(type -> NAMES.contains(type.getType())).isPresent()
                ? FieldType.LIST
                : FieldType.OTHER;
    }
}
