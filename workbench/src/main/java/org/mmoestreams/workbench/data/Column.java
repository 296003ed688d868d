package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * A column of a data set: a field of its events, and the values that its texts stand for.
 *
 * @param field the field
 * @param type of its values, where they are not null
 */
record Column(Schema.Field field, Schema type) {

    private static final Set<Schema.Type> NUMBERS =
            Set.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);
    private static final Set<Schema.Type> OTHERS = Set.of(Schema.Type.STRING, Schema.Type.ENUM, Schema.Type.BOOLEAN);

    /**
     * The column of a field.
     *
     * @throws IllegalArgumentException naming the field when it has no type that a text can be a value of
     */
    static Column of(Schema.Field field) {
        List<Schema> branches = field.schema().isUnion() ? field.schema().getTypes() : List.of(field.schema());
        Schema type = branches.stream()
                .filter(branch -> NUMBERS.contains(branch.getType()) || OTHERS.contains(branch.getType()))
                .findFirst()
                .orElse(null);
        check(type != null, "field " + field.name(), field.schema(), "text, a number, a boolean or an enum");
        return new Column(field, type);
    }

    /** Whether its values are numbers. */
    boolean isNumber() {
        return NUMBERS.contains(type.getType());
    }

    /**
     * The value of a text. An empty one is null where the field may be null and is no text.
     *
     * @param eventId names the event in errors
     * @throws IllegalArgumentException naming event, column and text when the text is no value of the column
     */
    Object value(String text, String eventId) {
        if (text.isEmpty()
                && type.getType() != Schema.Type.STRING
                && field.schema().isNullable()) {
            return null;
        }
        return switch (type.getType()) {
            case INT, LONG -> whole(text, eventId);
            case FLOAT, DOUBLE -> finite(text, eventId);
            case BOOLEAN -> truth(text, eventId);
            case ENUM -> symbol(text, eventId);
            default -> text;
        };
    }

    private Number whole(String text, String eventId) {
        try {
            return type.getType() == Schema.Type.INT ? Integer.valueOf(text) : (Number) Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw unreadable(text, eventId, "a whole number");
        }
    }

    private Number finite(String text, String eventId) {
        try {
            Number number = type.getType() == Schema.Type.FLOAT ? Float.valueOf(text) : (Number) Double.valueOf(text);
            if (Double.isFinite(number.doubleValue())) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw unreadable(text, eventId, "a number");
        }
        throw unreadable(text, eventId, "a finite number");
    }

    private Boolean truth(String text, String eventId) {
        if (!text.equals("true") && !text.equals("false")) {
            throw unreadable(text, eventId, "true or false");
        }
        return Boolean.valueOf(text);
    }

    private GenericData.EnumSymbol symbol(String text, String eventId) {
        if (!type.hasEnumSymbol(text)) {
            throw unreadable(text, eventId, "one of " + String.join(", ", type.getEnumSymbols()));
        }
        return new GenericData.EnumSymbol(type, text);
    }

    private IllegalArgumentException unreadable(String text, String eventId, String expected) {
        return new IllegalArgumentException(
                "event " + eventId + ", " + field.name() + ": " + text + " (expected: " + expected + ")");
    }
}
