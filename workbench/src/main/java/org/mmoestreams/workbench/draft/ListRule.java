package org.mmoestreams.workbench.draft;

import java.util.List;
import java.util.Optional;

/** Lists of names. */
final class ListRule implements FieldRule {

    private static final double HEADROOM = 1.25;
    private static final int MOST_VALUES = 1_000;

    @Override
    public Optional<Decision> decide(Field field, Evidence evidence) {
        if (field.type() != FieldType.LIST) {
            return Optional.empty();
        }
        Capacity capacity = Capacity.of(field.values());
        int longest = Math.max(field.place().longestArray(), 1);
        int most = (int) Math.min(MOST_VALUES, Math.ceil(HEADROOM * longest));
        String entry = "{field: " + YamlText.scalar(field.path()) + ", capacity: " + capacity.values()
                + ", max-values: " + most + "}";
        String facts = FieldWords.facts(field, evidence.rows()) + ", "
                + field.place().longestArray() + " in a row at most" + FieldWords.growth(capacity);
        return Optional.of(new Decision(Section.MULTI_VALUED, entry, List.of(facts)));
    }
}
