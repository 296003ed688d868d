package org.mmoestreams.workbench.draft;

import java.util.Optional;

/** Times that are not the event's: no kind of feature takes them as they are. */
final class TimeRule implements FieldRule {

    @Override
    public Optional<Decision> decide(Field field, Evidence evidence) {
        if (field.type() != FieldType.TIME) {
            return Optional.empty();
        }
        String what = field.time()
                .filter(form -> form != TimeForm.GIVEN)
                .map(form -> " (" + form + ")")
                .orElse("");
        return Optional.of(Decision.ignored(
                field,
                "a time" + what
                        + ", not the event's: send what matters of it, such as the hour or an age, as a field"));
    }
}
