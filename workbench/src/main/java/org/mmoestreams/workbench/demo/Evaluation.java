package org.mmoestreams.workbench.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.workbench.data.CensusEvents;
import org.mmoestreams.workbench.data.RowFiles;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.data.RowSource;

/**
 * Scores the rows of a census file with frozen models and measures the area under the ROC curve of each binary task: of each
 * model, and of the models' mean prediction. Rows are read as the learner reads them.
 */
final class Evaluation {

    private final EventReader reader;
    private final List<OnlineLearner> models;
    private final List<RowBatch> batches = new ArrayList<>();
    private final List<TaskAreas> areas = new ArrayList<>();

    private Evaluation(EventSchema schema, List<OnlineLearner> models) {
        this.reader = new EventReader(schema, Duration.ZERO);
        this.models = models;
        models.forEach(model -> batches.add(model.newBatch()));
        for (int i = 0; i <= models.size(); i++) {
            areas.add(new TaskAreas(schema.spec().tasks()));
        }
    }

    /**
     * Scores a file.
     *
     * @param models at least one; they stay as they are
     * @return the areas of the models in their order, then those of their mean prediction
     */
    static List<TaskAreas> of(Path file, EventSchema schema, List<OnlineLearner> models) {
        Evaluation evaluation = new Evaluation(schema, models);
        try (RowSource rows = RowFiles.of(List.of(file), RowRange.all())) {
            evaluation.score(rows);
        }
        return evaluation.areas;
    }

    private void score(RowSource rows) {
        int slot = 0;
        while (rows.hasNext()) {
            encode(rows, slot++);
            if (slot == batches.get(0).capacity() || !rows.hasNext()) {
                count(slot);
                slot = 0;
            }
        }
    }

    private void encode(RowSource rows, int slot) {
        byte[] event = AvroBytes.of(CensusEvents.at(rows.nextIndex(), Instant.EPOCH, rows));
        var values = read(event, rows).values();
        for (int i = 0; i < models.size(); i++) {
            models.get(i).encodeFrozen(values, batches.get(i), slot);
        }
    }

    private Event read(byte[] event, RowSource rows) {
        try {
            return reader.read(event, 0);
        } catch (BadEventException e) {
            throw new IllegalArgumentException(rows.position() + ": " + e.getMessage(), e);
        }
    }

    private void count(int rows) {
        for (int i = 0; i < models.size(); i++) {
            models.get(i).predict(batches.get(i), 0, rows);
        }
        for (int slot = 0; slot < rows; slot++) {
            countSlot(slot, areas.get(models.size()));
        }
    }

    private void countSlot(int slot, TaskAreas mean) {
        for (int task : mean.tasks()) {
            double label = batches.get(0).label(slot, task);
            double sum = 0;
            for (int i = 0; i < models.size(); i++) {
                double said = batches.get(i).prediction(slot, task);
                areas.get(i).add(task, said, label);
                sum += said;
            }
            mean.add(task, sum / models.size(), label);
        }
    }
}
