package org.mmoestreams.client.serde;

import org.apache.avro.Schema;
import org.mmoestreams.features.ContinuousField;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.MultiValuedField;
import org.mmoestreams.features.NominalField;
import org.mmoestreams.features.Task;

/** Where the spec's fields are in an event schema, their types checked. */
final class EventFields {

    private EventFields() {}

    /**
     * The fields of a schema.
     *
     * @param reader a record that has all fields of the spec
     * @throws IllegalArgumentException when a field has a type that its role cannot have
     */
    static UsedFields of(Schema reader, FeatureSpec spec) {
        UsedFields fields = new UsedFields(RecordKind.EVENT, reader);
        fields.add(spec.eventId(), new IdRole(RecordKind.EVENT));
        Schema time = fields.typeOf(spec.eventTime());
        fields.add(spec.eventTime(), TimeRole.of(RecordKind.EVENT, spec.row().time(), time));
        if (spec.row().weight() != null) {
            fields.add(spec.row().weight(), new WeightRole());
        }
        int index = 0;
        for (NominalField field : spec.nominal()) {
            fields.add(field.field(), new NominalRole(index++));
        }
        index = 0;
        for (ContinuousField field : spec.continuous()) {
            fields.add(field.field(), new ContinuousRole(index++));
        }
        index = 0;
        for (Task task : spec.tasks()) {
            fields.add(task.field(), new LabelRole(task, index++));
        }
        index = 0;
        for (MultiValuedField field : spec.features().multiValued()) {
            fields.addItems(field.field(), index++);
        }
        return fields;
    }
}
