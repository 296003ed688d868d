package org.mmoestreams.client.serde;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Decodes straight from the bytes into the event, with no object per field. Writer and reader schema are resolved once,
 * into a list of steps in the writer's order: fields are matched by name and the reader's aliases, fields that the
 * reader lacks are skipped, and fields that the writer lacks get the reader's defaults.
 *
 * <p>Knows fields that are read as a primitive type, an enum, or a union of one of them with null. For other schemas
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

    /** A decoder for a writer schema; empty when a field may be read as one of several types. */
    static Optional<EventDecoder> of(WriterFields fields) {
        List<FieldStep> steps = new ArrayList<>();
        for (Schema.Field field : fields.writer().getFields()) {
            Optional<WrittenType> type = fields.type(field.name());
            if (type.isEmpty()) {
                steps.add(new DatumSkipper(field.schema()));
                continue;
            }
            Schema reader = fields.reader().getField(field.name()).schema();
            Optional<FieldStep> step =
                    ValueStep.of(type.get(), reader, fields.roles().get(field.name()));
            if (step.isEmpty()) {
                return Optional.empty();
            }
            steps.add(step.get());
        }
        return Optional.of(new DirectDecoder(List.copyOf(steps), fields.defaults()));
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
