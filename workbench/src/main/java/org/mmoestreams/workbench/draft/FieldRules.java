package org.mmoestreams.workbench.draft;

import java.util.List;
import java.util.Optional;

/** The kinds of fields, in the order in which they are asked. One more is a class and a line here. */
final class FieldRules {

    /** Fields that are not used, whatever else they might be. */
    private static final List<FieldRule> USELESS =
            List.of(new EmptyRule(), new TimeRule(), new FreeTextRule(), new IdRule());

    private static final List<FieldRule> FEATURES = List.of(new ListRule(), new NominalRule(), new ContinuousRule());

    private FieldRules() {}

    /** What becomes of a field. */
    static Decision decide(Field field, Evidence evidence) {
        Optional<Decision> useless = first(USELESS, field, evidence);
        if (useless.isPresent()) {
            return useless.get();
        }
        Decision decision = first(FEATURES, field, evidence)
                .orElseGet(() -> Decision.ignored(field, "neither names nor numbers: no feature can be made of it"));
        return decision.section() == Section.IGNORED
                ? decision
                : evidence.leaks().warned(field, decision);
    }

    private static Optional<Decision> first(List<FieldRule> rules, Field field, Evidence evidence) {
        return rules.stream()
                .flatMap(rule -> rule.decide(field, evidence).stream())
                .findFirst();
    }
}
