package org.mmoestreams.workbench.shaping;

import org.mmoestreams.features.FieldValues;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.SplitMix64;

/** Two tasks have each other's labels, where both are known. */
final class TaskSwap implements Change {

    private final LabelField one;
    private final LabelField other;

    TaskSwap(LabelField one, LabelField other) {
        this.one = one;
        this.other = other;
    }

    @Override
    public KeyedEvent of(KeyedEvent event, FieldValues read, boolean isDue, SplitMix64 random) {
        one.see(event.record(), read);
        other.see(event.record(), read);
        if (isDue && one.isKnown(read) && other.isKnown(read)) {
            one.put(event.record(), other.classOf(read));
            other.put(event.record(), one.classOf(read));
        }
        return event;
    }
}
