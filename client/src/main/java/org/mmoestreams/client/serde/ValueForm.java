package org.mmoestreams.client.serde;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What a value of an Avro type is to a learner: its type, or the logical type that gives its bytes a meaning. */
enum ValueForm {
    STRING,
    ENUM,
    INT,
    LONG,
    BOOLEAN,
    FLOAT,
    DOUBLE,
    /** Bytes or a fixed that are an exact number with a scale. */
    DECIMAL,
    /** A fixed of 16 bytes. One that is a string is a string. */
    UUID;

    static final Set<ValueForm> NAMES = Set.of(STRING, ENUM, INT, LONG, BOOLEAN, DECIMAL, UUID);
    static final Set<ValueForm> NUMBERS = Set.of(INT, LONG, FLOAT, DOUBLE, DECIMAL);

    private static final int UUID_BYTES = 16;

    /** The form of a type that is no union; empty where its values are neither names nor numbers. */
    static Optional<ValueForm> of(Schema type) {
        return switch (type.getType()) {
            case STRING -> Optional.of(STRING);
            case ENUM -> Optional.of(ENUM);
            case INT -> Optional.of(INT);
            case LONG -> Optional.of(LONG);
            case BOOLEAN -> Optional.of(BOOLEAN);
            case FLOAT -> Optional.of(FLOAT);
            case DOUBLE -> Optional.of(DOUBLE);
            case BYTES, FIXED -> ofBytes(type);
            default -> Optional.empty();
        };
    }

    /** Some forms in words, such as {@code string or int}. */
    static String describe(Set<ValueForm> forms) {
        return Arrays.stream(values())
                .filter(forms::contains)
                .map(form -> form.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }

    private static Optional<ValueForm> ofBytes(Schema type) {
        if (type.getLogicalType() instanceof LogicalTypes.Decimal) {
            return Optional.of(DECIMAL);
        }
        boolean isUuid = LogicalTypes.uuid().getName().equals(type.getProp("logicalType"))
                && type.getType() == Schema.Type.FIXED
                && type.getFixedSize() == UUID_BYTES;
        return isUuid ? Optional.of(UUID) : Optional.empty();
    }
}
