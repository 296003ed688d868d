package org.mmoestreams.workbench.bench.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.schemas.CensusEvent;
import org.mmoestreams.workbench.data.CensusEvents;
import org.mmoestreams.workbench.data.CensusGenerator;
import org.mmoestreams.workbench.data.CensusTree;
import org.mmoestreams.workbench.data.RowRange;

/** The learner as {@code run} has it, on generated census rows: dictionary look-ups, standardisation and label scales included. */
final class CensusTrainee implements Trainee {

    private final OnlineLearner learner;
    private final RowBatch batch;
    private final List<FieldValues> rows;
    private int next;

    CensusTrainee(int batchRows, int poolRows, long seed) {
        FeatureSpec spec = EventSchema.census().spec();
        LearnerConfig standard = LearnerConfig.standard();
        learner = OnlineLearner.create(
                spec, new LearnerConfig(standard.architecture(), standard.optimizer(), batchRows, seed));
        batch = learner.newBatch();
        rows = draw(spec, poolRows, seed);
    }

    @Override
    public void train() {
        for (int slot = 0; slot < batch.capacity(); slot++) {
            learner.encode(nextRow(), batch, slot);
        }
        learner.predict(batch, 0, batch.capacity());
        learner.learn(batch, batch.capacity());
    }

    @Override
    public void predict(int count) {
        for (int slot = 0; slot < count; slot++) {
            learner.encodeFrozen(nextRow(), batch, slot);
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

    private static List<FieldValues> draw(FeatureSpec spec, int count, long seed) {
        List<FieldValues> rows = new ArrayList<>(count);
        try (CensusGenerator generator = CensusGenerator.of(CensusTree.standard(), seed, RowRange.first(count))) {
            while (generator.hasNext()) {
                rows.add(values(spec, CensusEvents.of("row", Instant.EPOCH, generator.next())));
            }
        }
        return rows;
    }

    private static FieldValues values(FeatureSpec spec, CensusEvent event) {
        FieldValues values = FieldValues.of(spec);
        for (int i = 0; i < spec.nominal().size(); i++) {
            values.setNominal(i, valueOf(event, spec.nominal().get(i).field()).toString());
        }
        for (int i = 0; i < spec.continuous().size(); i++) {
            values.setContinuous(
                    i, ((Number) valueOf(event, spec.continuous().get(i).field())).doubleValue());
        }
        for (int i = 0; i < spec.tasks().size(); i++) {
            values.setLabel(
                    i,
                    spec.tasks()
                            .get(i)
                            .label(valueOf(event, spec.tasks().get(i).field()).toString()));
        }
        return values;
    }

    private static Object valueOf(CensusEvent event, String field) {
        return event.get(event.getSchema().getField(field).pos());
    }
}
