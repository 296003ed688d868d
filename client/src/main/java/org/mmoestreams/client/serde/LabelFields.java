package org.mmoestreams.client.serde;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.LabelSpec;
import org.mmoestreams.features.Task;

/**
 * Where the label spec's fields are in a label schema, their types checked, and what is made of them once all are read.
 * Used by one thread, as it holds the label of a record that names its task.
 */
final class LabelFields {

    private static final RecordKind KIND = RecordKind.LABEL;

    private final LabelSpec labels;
    private final FeatureSpec spec;
    private final UsedFields fields;
    private final Optional<NamedLabel> named;

    private LabelFields(Schema reader, LabelSpec labels, FeatureSpec spec) {
        this.labels = labels;
        this.spec = spec;
        fields = new UsedFields(KIND, reader);
        fields.add(labels.id(), new IdRole(KIND));
        if (labels.time() != null) {
            String time = labels.time().field();
            fields.add(time, TimeRole.of(KIND, labels.time(), fields.typeOf(time)));
        }
        named = labels.namesItsTask() ? Optional.of(new NamedLabel(spec.tasks(), labels.task())) : Optional.empty();
        named.ifPresentOrElse(this::addNamed, this::addEach);
    }

    /**
     * The fields of a schema.
     *
     * @param reader a record that has all fields of the label spec
     * @param labels of tasks that the feature spec has
     * @throws IllegalArgumentException when a field has a type that its role cannot have
     */
    static LabelFields of(Schema reader, LabelSpec labels, FeatureSpec spec) {
        return new LabelFields(reader, labels, spec);
    }

    /** The used fields. */
    UsedFields used() {
        return fields;
    }

    /**
     * Checks that labels can be had from the fields that are to have them.
     *
     * @throws IllegalArgumentException when a binary task cannot have a positive label, or no task any
     */
    void checkValues() {
        if (named.isPresent()) {
            checkNamedValues(fields.typeOf(labels.value()));
            return;
        }
        for (Task task : spec.tasks()) {
            String field = labels.tasks().get(task.name());
            if (field != null) {
                LabelValues.check(KIND, task, field, fields.typeOf(field));
            }
        }
    }

    /** A holder of what a decoder reads. */
    RawEvent holder() {
        List<String> names = spec.tasks().stream().map(this::nameOf).toList();
        return new RawEvent(spec, labels.id(), names);
    }

    /** Makes the labels of what a decoder has read. */
    void settle(RawEvent event) throws BadEventException {
        if (named.isPresent()) {
            named.get().settle(event);
        }
    }

    private void addNamed(NamedLabel label) {
        fields.add(labels.task(), new TaskNameRole(label));
        fields.add(labels.value(), new NamedValueRole(label));
    }

    private void addEach() {
        int index = 0;
        for (Task task : spec.tasks()) {
            String field = labels.tasks().get(task.name());
            if (field != null) {
                fields.add(field, new LabelRole(task, index));
            }
            index++;
        }
    }

    private void checkNamedValues(Schema type) {
        boolean hasNumbers = AvroTypes.values(type).stream()
                .map(ValueForm::of)
                .anyMatch(form -> form.filter(ValueForm.NUMBERS::contains).isPresent());
        boolean hasAny = hasNumbers || spec.tasks().stream().anyMatch(Task::isBinary);
        if (!hasAny) {
            throw new IllegalArgumentException(labels.value() + " of type " + AvroTypes.describe(type) + " (expected: "
                    + ValueForm.describe(ValueForm.NUMBERS) + ", since all tasks are regression tasks)");
        }
        spec.tasks().stream()
                .filter(Task::isBinary)
                .filter(task -> !LabelMeaning.of(task.binary()).coversAll(type))
                .forEach(task -> LabelValues.check(KIND, task, labels.value(), type));
    }

    /** What messages call the label of a task. */
    private String nameOf(Task task) {
        Map<String, String> each = labels.tasks();
        return named.isPresent()
                ? labels.value() + ", the label of task " + task.name()
                : each.getOrDefault(task.name(), task.name());
    }
}
