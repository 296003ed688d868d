package org.mmoestreams.client.serde;

import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.mmoestreams.checks.Checks;
import org.mmoestreams.features.FeatureEncoder;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;

/**
 * Which values a label's field can have. A positive value that is none of them would make every event a negative, in
 * silence.
 */
final class LabelValues {

    private LabelValues() {}

    /**
     * Checks each binary task's positive value.
     *
     * @throws IllegalArgumentException when the field of its label cannot have it
     */
    static void check(Schema reader, FeatureSpec spec) {
        for (Task task : spec.tasks()) {
            if (task.isBinary()) {
                Schema type = reader.getField(task.field()).schema();
                boolean canBe = AvroTypes.values(type).stream().anyMatch(value -> has(value, task.positive()));
                String expected = "a value of " + task.field() + ", " + AvroTypes.describe(type) + " in event.schema";
                Checks.check(canBe, "tasks." + task.name() + ".positive", task.positive(), expected);
            }
        }
    }

    private static boolean has(Schema type, String value) {
        return switch (type.getType()) {
            case BOOLEAN -> value.equals("true") || value.equals("false");
            case ENUM -> type.hasEnumSymbol(value);
            case INT -> isWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> isWhole(value, Long.MIN_VALUE, Long.MAX_VALUE);
            default -> value.getBytes(StandardCharsets.UTF_8).length <= FeatureEncoder.maxValueBytes();
        };
    }

    /** Whether it is a whole number in the one way that it is compared in: no sign but a minus, no zeros in front. */
    private static boolean isWhole(String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            return number >= least && number <= most && Long.toString(number).equals(value);
        } catch (NumberFormatException none) {
            return false;
        }
    }
}
