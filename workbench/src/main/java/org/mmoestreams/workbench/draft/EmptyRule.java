package org.mmoestreams.workbench.draft;

import java.util.Optional;

/** Fields without any value. */
final class EmptyRule implements FieldRule {

    @Override
    public Optional<Decision> decide(Field field, Evidence evidence) {
        boolean isEmpty = field.type() == FieldType.EMPTY || field.place().present() == 0;
        return isEmpty ? Optional.of(Decision.ignored(field, "no value in the sample")) : Optional.empty();
    }
}
