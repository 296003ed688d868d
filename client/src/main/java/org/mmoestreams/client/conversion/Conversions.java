package org.mmoestreams.client.conversion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.mmoestreams.features.EventTime;

/** The kinds of values that there are. One more is a class and a line here. */
public final class Conversions {

    private static final long MILLIS = 1_000;
    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000_000_000;

    private static final Map<String, Function<Schema, Conversion>> BY_LOGICAL_TYPE = Map.ofEntries(
            Map.entry("decimal", DecimalConversion::new),
            Map.entry("uuid", UuidConversion::new),
            Map.entry("timestamp-millis", schema -> TimestampConversion.moment(MILLIS)),
            Map.entry("timestamp-micros", schema -> TimestampConversion.moment(MICROS)),
            Map.entry("timestamp-nanos", schema -> TimestampConversion.moment(NANOS)),
            Map.entry("local-timestamp-millis", schema -> TimestampConversion.local(MILLIS)),
            Map.entry("local-timestamp-micros", schema -> TimestampConversion.local(MICROS)),
            Map.entry("local-timestamp-nanos", schema -> TimestampConversion.local(NANOS)),
            Map.entry("date", schema -> new DateConversion()),
            Map.entry("time-millis", schema -> TimeOfDayConversion.millis()),
            Map.entry("time-micros", schema -> TimeOfDayConversion.micros()));

    private final Nulls nulls;
    private final Map<String, RecordConversion> records = new HashMap<>();

    /**
     * Conversions of one schema or more.
     *
     * @param nulls texts that stand for null
     */
    public Conversions(Nulls nulls) {
        this.nulls = nulls;
    }

    /** Makes values of a schema. A logical type that is not known here is read as the type under it. */
    Conversion of(Schema schema) {
        return ofLogicalType(schema).orElseGet(() -> ofType(schema));
    }

    /**
     * Makes records of a schema.
     *
     * @param mayLack fields for which nothing needs to stand in
     * @param time the field with the record's time
     */
    public RecordConversion ofRecord(Schema schema, Set<String> mayLack, EventTime time) {
        RecordConversion record = RecordConversion.withoutFields(schema);
        for (Schema.Field field : schema.getFields()) {
            Conversion conversion =
                    field.name().equals(time.field()) ? ofTime(field.schema(), time) : of(field.schema());
            record.add(new FieldConversion(field, conversion, mayLack.contains(field.name())));
        }
        return record;
    }

    /** Makes the times of a field: a plain long counts what the spec says, or milliseconds. */
    Conversion ofTime(Schema schema, EventTime time) {
        if (schema.isUnion() && schema.isNullable()) {
            List<Conversion> branches = schema.getTypes().stream()
                    .filter(branch -> branch.getType() != Schema.Type.NULL)
                    .map(branch -> ofTime(branch, time))
                    .toList();
            return new UnionConversion(branches, true, nulls);
        }
        boolean isWhole = schema.getType() == Schema.Type.LONG || schema.getType() == Schema.Type.INT;
        return isWhole && schema.getLogicalType() == null
                ? new PlainTimeConversion(Objects.requireNonNullElse(time.unit(), EventTime.Unit.MS), schema.getType())
                : of(schema);
    }

    private static Optional<Conversion> ofLogicalType(Schema schema) {
        LogicalType type = schema.getLogicalType();
        return type == null
                ? Optional.empty()
                : Optional.ofNullable(BY_LOGICAL_TYPE.get(type.getName())).map(made -> made.apply(schema));
    }

    private Conversion ofType(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> new NullConversion(nulls);
            case STRING -> new StringConversion();
            case INT -> WholeConversion.ofInt();
            case LONG -> WholeConversion.ofLong();
            case FLOAT -> FractionConversion.ofFloat();
            case DOUBLE -> FractionConversion.ofDouble();
            case BOOLEAN -> new BooleanConversion();
            case ENUM -> new EnumConversion(schema);
            case BYTES, FIXED -> new BytesConversion(schema);
            case ARRAY -> new ArrayConversion(of(schema.getElementType()));
            case MAP -> new MapConversion(of(schema.getValueType()));
            case RECORD -> ofNamedRecord(schema);
            case UNION -> ofUnion(schema);
        };
    }

    private Conversion ofUnion(Schema union) {
        List<Conversion> branches = union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .map(this::of)
                .toList();
        return new UnionConversion(branches, union.isNullable(), nulls);
    }

    /** A record may have itself as a part. */
    private Conversion ofNamedRecord(Schema schema) {
        RecordConversion known = records.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        RecordConversion record = RecordConversion.withoutFields(schema);
        records.put(schema.getFullName(), record);
        schema.getFields().forEach(field -> record.add(new FieldConversion(field, of(field.schema()), false)));
        return record;
    }
}
