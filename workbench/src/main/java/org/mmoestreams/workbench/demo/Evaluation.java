package org.mmoestreams.workbench.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.workbench.data.DataSet;
import org.mmoestreams.workbench.data.EventClock;
import org.mmoestreams.workbench.data.EventSource;
import org.mmoestreams.workbench.data.RowRange;

/**
 * Scores the rows of a file with frozen models and measures the area under the ROC curve of each binary task: of each
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
     * @param data what its rows are
     * @param schema how the models read events
     * @param models at least one; they stay as they are
     * @return the areas of the models in their order, then those of their mean prediction
     */
    static List<TaskAreas> of(DataSet data, Path file, EventSchema schema, List<OnlineLearner> models) {
        Evaluation evaluation = new Evaluation(schema, models);
        try (EventSource events = data.events(List.of(file), 0, RowRange.all(), EventClock.from(Instant.EPOCH))) {
            evaluation.score(events);
        }
        return evaluation.areas;
    }

    private void score(EventSource events) {
        int row = 0;
        while (events.hasNext()) {
            encode(events, row++);
            if (row == batches.get(0).capacity() || !events.hasNext()) {
                count(row);
                row = 0;
            }
        }
    }

    private void encode(EventSource events, int row) {
        var values = read(events).values();
        for (int i = 0; i < models.size(); i++) {
            models.get(i).encodeFrozen(values, batches.get(i), row);
        }
    }

    private Event read(EventSource events) {
        byte[] event = events.next().value();
        try {
            return reader.read(event, EventReader.NO_TIMESTAMP);
        } catch (BadEventException e) {
            throw new IllegalArgumentException(events.position() + ": " + e.getMessage(), e);
        }
    }

    private void count(int rows) {
        for (int i = 0; i < models.size(); i++) {
            models.get(i).predict(batches.get(i), 0, rows);
        }
        for (int row = 0; row < rows; row++) {
            countRow(row, areas.get(models.size()));
        }
    }

    private void countRow(int row, TaskAreas mean) {
        for (int task : mean.tasks()) {
            double label = batches.get(0).label(row, task);
            double sum = 0;
            for (int i = 0; i < models.size(); i++) {
                double said = batches.get(i).prediction(row, task);
                areas.get(i).add(task, said, label);
                sum += said;
            }
            mean.add(task, sum / models.size(), label);
        }
    }
}
