package org.mmoestreams.workbench.shaping;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.workbench.data.KeyedEvent;
import org.mmoestreams.workbench.data.SplitMix64;

/**
 * Events with certain values of a nominal feature are positive in the first binary task from now on, whatever they
 * were: for a part of the events another thing is to be learnt. The seed chooses a quarter of the values, and the
 * feature, of those that had values of both kinds when the drift began.
 */
final class NewRule implements Change {

    private static final int ONE_IN = 4;
    private static final int POSITIVE = 1;

    private final LabelField label;
    private final List<Rule> candidates = new ArrayList<>();
    private Rule chosen;

    /**
     * The rule that a seed makes.
     *
     * @param label of the task
     * @param fields the nominal features' fields, of which the seed chooses
     */
    NewRule(LabelField label, List<String> fields, long seed) {
        this.label = label;
        int first = SplitMix64.of(seed, "feature of the rule", 0).below(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            candidates.add(new Rule(FieldPath.of(fields.get((first + i) % fields.size())), seed));
        }
    }

    @Override
    public KeyedEvent of(KeyedEvent event, FieldValues read, boolean isDue, SplitMix64 random) {
        label.see(event.record(), read);
        if (!isDue || !isChosen()) {
            candidates.forEach(candidate -> candidate.see(event.record()));
        } else if (label.isKnown(read) && chosen.holds(event.record())) {
            label.put(event.record(), POSITIVE);
        }
        return event;
    }

    private boolean isChosen() {
        if (chosen == null) {
            chosen = candidates.stream().filter(Rule::divides).findFirst().orElse(null);
        }
        return chosen != null;
    }

    /** A quarter of a field's values. */
    private static final class Rule {

        private final FieldPath field;
        private final long seed;
        private boolean hasHeld;
        private boolean hasNotHeld;

        Rule(FieldPath field, long seed) {
            this.field = field;
            this.seed = seed;
        }

        void see(GenericRecord event) {
            boolean holds = holds(event);
            hasHeld |= holds;
            hasNotHeld |= !holds;
        }

        boolean divides() {
            return hasHeld && hasNotHeld;
        }

        boolean holds(GenericRecord event) {
            return SplitMix64.of(seed, String.valueOf(field.in(event)), 0).below(ONE_IN) == 0;
        }
    }
}
