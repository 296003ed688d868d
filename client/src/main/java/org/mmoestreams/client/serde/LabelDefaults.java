package org.mmoestreams.client.serde;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.features.Task;

/**
 * Finds labels whose default in the event schema is a value: an event whose writer does not know the field is learnt as
 * labelled so.
 */
public final class LabelDefaults {

    private LabelDefaults() {}

    /** A line on each task whose label has such a default, which says whether a known writer lacks the field. */
    public static List<String> warnings(EventSchema schema) {
        List<String> warnings = new ArrayList<>();
        for (Task task : schema.spec().tasks()) {
            FieldPath path = FieldPath.of(task.field());
            for (int length = 1; length <= path.names().size(); length++) {
                FieldPath at = new FieldPath(path.names().subList(0, length));
                standIn(at, path, schema.reader())
                        .ifPresent(value -> warnings.add(warning(task, value, lacking(at, schema))));
            }
        }
        return warnings;
    }

    /** What a label is where a writer lacks a field that leads to it. */
    private static Optional<Object> standIn(FieldPath at, FieldPath label, Schema reader) {
        Schema.Field field = at.fieldIn(reader).orElseThrow();
        if (!field.hasDefaultValue()) {
            return Optional.empty();
        }
        Object value = GenericData.get().getDefaultValue(field);
        return Optional.ofNullable(
                value instanceof GenericRecord record ? label.without(at).in(record) : value);
    }

    private static String warning(Task task, Object value, List<String> lacking) {
        String who = lacking.isEmpty()
                ? "an event of a writer schema without the field would be"
                : "events of " + String.join(", ", lacking) + " in event.writer-schemas lack the field and are";
        return "task " + task.name() + ": " + task.field() + " has the default " + value + " in event.schema; " + who
                + " learnt as labelled " + value
                + " (expected: a union with null and the default null, for a label that is not known)";
    }

    private static List<String> lacking(FieldPath field, EventSchema schema) {
        return schema.writers().stream()
                .filter(writer -> field.fieldIn(Schema.applyAliases(writer, schema.reader()))
                        .isEmpty())
                .map(Schema::getFullName)
                .distinct()
                .toList();
    }
}
