package org.mmoestreams.client.serde;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Reads a record within the event: its fields, or, where it is null, that they have no value. */
final class InnerStep implements FieldStep {

    private final WrittenType type;
    private final FieldStep[] steps;
    private final Used[] within;
    private final Map<Used, Object> defaults;

    InnerStep(WrittenField.Inner field, List<FieldStep> steps) {
        this.type = field.type();
        this.steps = steps.toArray(FieldStep[]::new);
        this.within = field.inner().usedWithin().toArray(Used[]::new);
        this.defaults = field.inner().defaults();
    }

    @Override
    public void read(AvroCursor cursor, RawEvent event) throws BadEventException {
        if (type.branch(type.readBranch(cursor)).getType() == Schema.Type.NULL) {
            for (Used field : within) {
                field.setMissing(event);
            }
            return;
        }
        for (FieldStep step : steps) {
            step.read(cursor, event);
        }
        DirectDecoder.setDefaults(defaults, event);
    }
}
