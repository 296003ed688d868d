package org.mmoestreams.client.serde;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes straight from the bytes into the event, with no object per field. Writer and reader schema are resolved once,
 * into a list of steps in the writer's order: fields are matched by name and the reader's aliases, fields that the
 * reader lacks are skipped, and fields that the writer lacks get the reader's defaults.
 *
 * <p>Knows fields that are read as one type besides null, or as the type they were written with, within records too.
 * For other schemas there is the
 * {@link GenericDecoder}, which gives the same events.
 */
final class DirectDecoder implements EventDecoder {

    private final FieldStep[] steps;
    private final Map<Used, Object> defaults;
    private final AvroCursor cursor = new AvroCursor();

    private DirectDecoder(List<FieldStep> steps, Map<Used, Object> defaults) {
        this.steps = steps.toArray(FieldStep[]::new);
        this.defaults = defaults;
    }

    /** A decoder for a writer schema; empty where there is none for a field. */
    static Optional<EventDecoder> of(WriterFields fields) {
        WrittenRecord record = fields.record();
        return Steps.of(record).map(steps -> new DirectDecoder(steps, record.defaults()));
    }

    @Override
    public void decode(byte[] bytes, int from, RawEvent event) throws BadEventException {
        cursor.reset(bytes, from);
        for (FieldStep step : steps) {
            step.read(cursor, event);
        }
        cursor.requireEnd();
        setDefaults(defaults, event);
    }

    /** Sets what the writer lacks. */
    static void setDefaults(Map<Used, Object> defaults, RawEvent event) throws BadEventException {
        for (Map.Entry<Used, Object> lacking : defaults.entrySet()) {
            if (lacking.getValue() == null) {
                lacking.getKey().setMissing(event);
            } else {
                lacking.getKey().set(event, lacking.getValue());
            }
        }
    }
}
