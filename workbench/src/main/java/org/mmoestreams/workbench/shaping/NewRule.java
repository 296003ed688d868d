package org.mmoestreams.workbench.shaping;

import java.util.List;
import java.util.Optional;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.SplitMix64;

/**
 * Events with certain values of a nominal feature, a quarter of its values, are positive in the first binary task from
 * now on, whatever they were: for a part of the events another thing is to be learnt. The seed chooses feature and
 * values.
 */
final class NewRule implements Change {

    private static final int POSITIVE = 1;

    private final LabelField label;
    private final SplitChoice features;

    /**
     * The rule that a seed makes.
     *
     * @param label of the task
     * @param fields the nominal features' fields, of which the seed chooses
     */
    NewRule(LabelField label, List<String> fields, long seed) {
        this.label = label;
        features = new SplitChoice(fields, "feature of the rule", seed, field -> ValueSplit.quarter(field, seed));
    }

    @Override
    public KeyedEvent of(KeyedEvent event, FieldValues read, boolean isDue, SplitMix64 random) {
        label.see(event.record(), read);
        Optional<ValueSplit> rule = isDue ? features.choose() : Optional.empty();
        if (rule.isEmpty()) {
            features.see(event.record());
        } else if (label.isKnown(read) && rule.get().isInFirst(event.record())) {
            label.put(event.record(), POSITIVE);
        }
        return event;
    }
}
