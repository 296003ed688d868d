package org.mmoestreams.workbench.conversion;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.conversion.FieldConversion;
import org.mmoestreams.client.conversion.Nulls;
import org.mmoestreams.client.conversion.UnfitValueException;

/**
 * Which column goes into which field of a record, and what stands in for the fields that have none.
 *
 * @param schema the record's
 * @param cells fields that have a column
 * @param nested fields whose own fields have columns
 * @param absent fields that have none
 */
record ColumnPlan(Schema schema, List<Cell> cells, List<Nested> nested, List<FieldConversion> absent) {

    /** @throws UnfitValueException naming field and text when a text is no value of its field */
    GenericRecord record(List<String> texts, Nulls nulls) {
        GenericRecord record = new GenericData.Record(schema);
        for (Cell cell : cells) {
            record.put(cell.field().position(), cell.field().ofText(texts.get(cell.column())));
        }
        for (Nested part : nested) {
            record.put(part.field().position(), part.value(texts, nulls));
        }
        for (FieldConversion field : absent) {
            record.put(field.position(), field.standIn());
        }
        return record;
    }

    private boolean isNull(List<String> texts, Nulls nulls) {
        return cells.stream().allMatch(cell -> nulls.contain(texts.get(cell.column())))
                && nested.stream().allMatch(part -> part.plan().isNull(texts, nulls));
    }

    /** A field and the index of its column. */
    record Cell(FieldConversion field, int column) {}

    /** A field that is a record, and the plan of that. */
    record Nested(FieldConversion field, ColumnPlan plan) {

        /** A record that may be null is null where all its columns are. */
        Object value(List<String> texts, Nulls nulls) {
            if (field.field().schema().isNullable() && plan.isNull(texts, nulls)) {
                return null;
            }
            try {
                return plan.record(texts, nulls);
            } catch (UnfitValueException e) {
                throw e.in(field.name());
            }
        }
    }
}
