package org.mmoestreams.client.serde;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.mmoestreams.checks.Checks;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.features.LabelMatch;
import org.mmoestreams.features.LabelTest;
import org.mmoestreams.features.Target;
import org.mmoestreams.features.Task;

/**
 * Which values a label's field can have. A positive value that is none of them would make every event a negative, in
 * silence.
 */
final class LabelValues {

    private static final BigDecimal MOST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST_INT = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal LEAST_INT = BigDecimal.valueOf(Integer.MIN_VALUE);

    private LabelValues() {}

    /**
     * Checks a binary task's positive values, and its negative ones where they are named; a regression task has none.
     *
     * @param kind what has the label
     * @param field the path of the label in it
     * @param type of that field
     * @throws IllegalArgumentException when the field of its label cannot have one
     */
    static void check(RecordKind kind, Task task, String field, Schema type) {
        if (task.target() instanceof Target.Binary binary) {
            String described = field + ", " + AvroTypes.describe(type) + " in " + kind.schemaKey()
                    + (kind == RecordKind.LABEL ? ", where it means what it means in an event" : "");
            check("tasks." + task.name() + ".positive", binary.positive(), described, type);
            if (binary.negative() != null) {
                check("tasks." + task.name() + ".negative", binary.negative(), described, type);
            }
        }
    }

    private static void check(String key, LabelMatch match, String described, Schema type) {
        List<Schema> values = AvroTypes.values(type);
        if (match.range() != null) {
            boolean canBe = values.stream().anyMatch(LabelValues::isNumberOrText);
            Checks.check(canBe, key, match.range(), "values, not a range of numbers, for " + described);
        }
        for (String value : match.values()) {
            boolean canBe = values.stream().anyMatch(branch -> has(branch, value));
            Checks.check(canBe, key, value, "a value of " + described);
        }
    }

    private static boolean isNumberOrText(Schema type) {
        return ValueForm.of(type)
                .filter(form -> ValueForm.NUMBERS.contains(form) || form == ValueForm.STRING)
                .isPresent();
    }

    private static boolean has(Schema type, String value) {
        Optional<BigDecimal> worth = LabelTest.worth(value);
        return switch (ValueForm.of(type).orElseThrow()) {
            case BOOLEAN ->
                worth.filter(number -> number.compareTo(BigDecimal.ONE) == 0 || number.signum() == 0)
                        .isPresent();
            case ENUM -> type.hasEnumSymbol(value);
            case INT ->
                worth.filter(number -> isWhole(number, LEAST_INT, MOST_INT)).isPresent();
            case LONG ->
                worth.filter(number -> isWhole(number, LEAST_LONG, MOST_LONG)).isPresent();
            case FLOAT, DOUBLE, DECIMAL -> worth.isPresent();
            case STRING, UUID -> value.getBytes(StandardCharsets.UTF_8).length <= FeatureEncoder.maxValueBytes();
        };
    }

    private static boolean isWhole(BigDecimal number, BigDecimal least, BigDecimal most) {
        return number.compareTo(least) >= 0
                && number.compareTo(most) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }
}
