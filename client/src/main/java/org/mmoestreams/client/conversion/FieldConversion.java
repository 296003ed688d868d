package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * A field of a record, and how its values are made.
 *
 * @param field the field
 * @param conversion makes its values
 * @param mayLack whether a row may lack it though nothing stands in: whoever asks for the record puts it in
 */
public record FieldConversion(Schema.Field field, Conversion conversion, boolean mayLack) {

    /** The field's name. */
    public String name() {
        return field.name();
    }

    /** The field's place in the record. */
    public int position() {
        return field.pos();
    }

    /** Whether there is a value for rows that lack the field: its default, else null where it may be null. */
    public boolean hasStandIn() {
        return mayLack || field.hasDefaultValue() || field.schema().isNullable();
    }

    /**
     * What stands in where a row lacks the field.
     *
     * @throws UnfitValueException when nothing does
     */
    public Object standIn() {
        if (field.hasDefaultValue()) {
            return GenericData.get().getDefaultValue(field);
        }
        if (!hasStandIn()) {
            throw UnfitValueException.saying("missing", "a value, as it may not be null and has no default")
                    .in(name());
        }
        return null;
    }

    /**
     * The value of a text.
     *
     * @throws UnfitValueException when it is none, naming the field
     */
    public Object ofText(String text) {
        try {
            return conversion.ofText(text);
        } catch (UnfitValueException e) {
            throw e.in(name());
        }
    }

    Object ofJson(JsonNode node) {
        try {
            return conversion.ofJson(node);
        } catch (UnfitValueException e) {
            throw e.in(name());
        }
    }
}
