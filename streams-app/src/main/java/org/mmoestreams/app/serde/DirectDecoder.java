package org.mmoestreams.app.serde;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Decodes straight from the bytes into the event, with no object per field. Writer and reader schema are resolved once, into a
 * list of steps in the writer's order: fields are matched by name and the reader's aliases, fields that the reader lacks are
 * skipped, and fields that the writer lacks get the reader's defaults.
 *
 * <p>Knows used fields of primitive types, of unions of them with null, and enums that keep their symbols. For other schemas
 * there is the {@link GenericDecoder}, which gives the same events.
 */
final class DirectDecoder implements EventDecoder {

    private final List<FieldStep> steps;
    private final Map<FieldRole, Object> defaults;
    private final AvroCursor cursor = new AvroCursor();

    private DirectDecoder(List<FieldStep> steps, Map<FieldRole, Object> defaults) {
        this.steps = steps;
        this.defaults = defaults;
    }

    /**
     * A decoder for a writer schema; empty when it has something that the steps do not know.
     *
     * @param writer a schema that can be read as the event schema
     */
    static Optional<EventDecoder> of(Schema writer, EventSchema schema) {
        Map<String, FieldRole> roles = EventFields.of(schema).roles();
        List<FieldStep> steps = new ArrayList<>();
        for (Schema.Field field : Schema.applyAliases(writer, schema.reader()).getFields()) {
            Schema.Field target = schema.reader().getField(field.name());
            FieldRole role = roles.remove(field.name());
            Optional<FieldStep> step = role == null
                    ? Optional.of(new DatumSkipper(field.schema()))
                    : ValueStep.of(field.schema(), target.schema(), role);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            steps.add(step.get());
        }
        Map<FieldRole, Object> defaults = new HashMap<>();
        roles.forEach((name, role) -> defaults.put(
                role, GenericData.get().getDefaultValue(schema.reader().getField(name))));
        return Optional.of(new DirectDecoder(List.copyOf(steps), defaults));
    }

    @Override
    public void decode(byte[] bytes, int from, RawEvent event) throws BadEventException {
        cursor.reset(bytes, from);
        for (FieldStep step : steps) {
            step.read(cursor, event);
        }
        cursor.requireEnd();
        for (Map.Entry<FieldRole, Object> missing : defaults.entrySet()) {
            missing.getKey().set(event, missing.getValue());
        }
    }
}
