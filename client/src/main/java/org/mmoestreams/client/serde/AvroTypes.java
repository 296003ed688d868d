package org.mmoestreams.client.serde;

import java.util.List;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Helps to look at Avro schemas. */
final class AvroTypes {

    private static final String DECIMAL = "decimal";
    private static final int MOST_SYMBOLS = 10;

    private AvroTypes() {}

    /** The branches of a union, or the type itself. */
    static List<Schema> branches(Schema schema) {
        return schema.isUnion() ? schema.getTypes() : List.of(schema);
    }

    /** The branches of a union that are not null. */
    static List<Schema> values(Schema schema) {
        return branches(schema).stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
    }

    /** What a schema says that its values count, such as {@code timestamp-millis}, be it known to Avro or not. */
    static Optional<String> logicalType(Schema schema) {
        Object name = schema.getObjectProp("logicalType");
        if (DECIMAL.equals(name)) {
            Object scale = schema.getObjectProp("scale");
            return Optional.of(DECIMAL + " of scale " + (scale == null ? 0 : scale));
        }
        // a uuid is written as any string is
        return Optional.ofNullable(name)
                .map(Object::toString)
                .filter(text -> !text.equals(LogicalTypes.uuid().getName()));
    }

    /** A type in words, such as {@code null or long (timestamp-millis)}. */
    static String describe(Schema schema) {
        List<String> types =
                branches(schema).stream().map(AvroTypes::describeOne).toList();
        return types.isEmpty() ? "an empty union" : String.join(" or ", types);
    }

    /** The fingerprint that events written with a schema begin with, as text: CRC-64-AVRO, 16 hexadecimal digits. */
    static String fingerprint(Schema schema) {
        return String.format("%016x", SchemaNormalization.parsingFingerprint64(schema));
    }

    private static String describeOne(Schema type) {
        if (type.getType() == Schema.Type.ENUM) {
            List<String> symbols = type.getEnumSymbols();
            String more = symbols.size() > MOST_SYMBOLS ? ", ...]" : "]";
            List<String> first = symbols.subList(0, Math.min(symbols.size(), MOST_SYMBOLS));
            return "enum " + type.getFullName() + " [" + String.join(", ", first) + more;
        }
        return type.getType().getName()
                + logicalType(type).map(logical -> " (" + logical + ")").orElse("");
    }
}
