package org.mmoestreams.workbench.shaping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.client.serde.FieldPath;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.Task;
import org.mmoestreams.workbench.data.RecordFields;

/** The field of a binary task's label, and the values that it had last for either class. For one thread. */
final class LabelField {

    private final int task;
    private final FieldPath path;
    private final Object[] lastByClass = new Object[2];

    private LabelField(int task, FieldPath path) {
        this.task = task;
        this.path = path;
    }

    /** Those of a spec's binary tasks, each field once. */
    static List<LabelField> binary(FeatureSpec spec) {
        List<LabelField> fields = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < spec.tasks().size(); i++) {
            Task task = spec.tasks().get(i);
            if (task.isBinary() && known.add(task.field())) {
                fields.add(new LabelField(i, FieldPath.of(task.field())));
            }
        }
        return fields;
    }

    /** Notes what an event says. */
    void see(GenericRecord event, FieldValues read) {
        if (isKnown(read)) {
            lastByClass[classOf(read)] = path.in(event);
        }
    }

    boolean isKnown(FieldValues read) {
        return !Double.isNaN(read.label(task));
    }

    /** 1 or 0, of a label that is known. */
    int classOf(FieldValues read) {
        return (int) read.label(task);
    }

    /** Gives an event a label of a class; nothing as long as no event had one. */
    void put(GenericRecord event, int label) {
        if (lastByClass[label] != null) {
            RecordFields.put(event, path, lastByClass[label]);
        }
    }
}
