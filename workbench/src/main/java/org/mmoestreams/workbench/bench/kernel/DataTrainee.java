package org.mmoestreams.workbench.bench.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.LabelTest;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.features.Task;
import org.mmoestreams.workbench.data.RowDataSet;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;

/**
 * The learner as {@code run} has it, on generated rows of a data set: vocabulary look-ups, standardisation and label
 * scales included.
 */
final class DataTrainee implements Trainee {

    private final OnlineLearner learner;
    private final RowBatch batch;
    private final List<FieldValues> rows;
    private int next;

    DataTrainee(RowDataSet data, int batchRows, int poolRows, long seed) {
        FeatureSpec spec = data.events().schema().spec();
        LearnerConfig standard = LearnerConfig.standard();
        learner = OnlineLearner.create(
                spec, new LearnerConfig(standard.architecture(), standard.optimizers(), batchRows, seed));
        batch = learner.newBatch();
        rows = draw(data, poolRows, seed);
    }

    @Override
    public void train() {
        for (int row = 0; row < batch.capacity(); row++) {
            learner.encode(nextRow(), batch, row);
        }
        learner.predict(batch, 0, batch.capacity());
        learner.learn(batch, batch.capacity());
    }

    @Override
    public void predict(int count) {
        for (int row = 0; row < count; row++) {
            learner.encodeFrozen(nextRow(), batch, row);
        }
        learner.predict(batch, 0, count);
    }

    @Override
    public long learnt() {
        return learner.rowsLearnt();
    }

    @Override
    public void close() {
        learner.close();
    }

    private FieldValues nextRow() {
        FieldValues row = rows.get(next);
        next = next + 1 == rows.size() ? 0 : next + 1;
        return row;
    }

    private static List<FieldValues> draw(RowDataSet data, int count, long seed) {
        List<FieldValues> values = new ArrayList<>(count);
        try (RowSource rows = data.generated(seed, RowRange.first(count))) {
            while (rows.hasNext()) {
                GenericRecord event = data.events().event("row", Instant.EPOCH, rows.next());
                values.add(values(data.events().schema().spec(), event));
            }
        }
        return values;
    }

    /** What the event lacks stays missing. */
    private static FieldValues values(FeatureSpec spec, GenericRecord event) {
        FieldValues values = FieldValues.of(spec);
        for (int i = 0; i < spec.nominal().size(); i++) {
            Object value = event.get(spec.nominal().get(i).field());
            values.setNominal(i, value == null ? null : value.toString());
        }
        for (int i = 0; i < spec.continuous().size(); i++) {
            if (event.get(spec.continuous().get(i).field()) instanceof Number number) {
                values.setContinuous(i, number.doubleValue());
            }
        }
        for (int i = 0; i < spec.tasks().size(); i++) {
            Object label = event.get(spec.tasks().get(i).field());
            if (label != null) {
                values.setLabel(i, label(spec.tasks().get(i), label.toString()));
            }
        }
        return values;
    }

    private static double label(Task task, String text) {
        if (!task.isBinary()) {
            return Double.parseDouble(text);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return LabelTest.of(task.binary().positive()).matches(bytes, 0, bytes.length) ? 1 : 0;
    }
}
