package org.mmoestreams.client.serde;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the steps that read a written record straight from its bytes. */
final class Steps {

    private Steps() {}

    /** The steps in the writer's order; empty where {@link ValueStep} knows none for a field. */
    static Optional<List<FieldStep>> of(WrittenRecord record) {
        List<FieldStep> steps = new ArrayList<>();
        for (WrittenField field : record.fields()) {
            Optional<FieldStep> step = of(field);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            steps.add(step.get());
        }
        return Optional.of(steps);
    }

    private static Optional<FieldStep> of(WrittenField field) {
        if (field instanceof WrittenField.Unused unused) {
            return Optional.of(new DatumSkipper(unused.type()));
        }
        if (field instanceof WrittenField.Value value) {
            return ValueStep.of(value.type(), value.field());
        }
        if (field instanceof WrittenField.Items items) {
            return Optional.of(new ItemsStep(items));
        }
        WrittenField.Inner inner = (WrittenField.Inner) field;
        return of(inner.inner()).map(steps -> new InnerStep(inner, steps));
    }
}
