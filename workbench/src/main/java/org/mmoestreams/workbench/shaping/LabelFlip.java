package org.mmoestreams.workbench.shaping;

import java.util.List;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.SplitMix64;

/** Labels of binary tasks become those of the other class. */
final class LabelFlip implements Change {

    private final List<LabelField> fields;

    LabelFlip(List<LabelField> fields) {
        this.fields = fields;
    }

    @Override
    public KeyedEvent of(KeyedEvent event, FieldValues read, boolean isDue, SplitMix64 random) {
        for (LabelField field : fields) {
            field.see(event.record(), read);
            if (isDue && field.isKnown(read)) {
                field.put(event.record(), 1 - field.classOf(read));
            }
        }
        return event;
    }
}
