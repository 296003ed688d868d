package org.mmoestreams.app.learner;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.app.learner.TrainingWindow.Slot;
import org.mmoestreams.app.serde.AvroBytes;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskPrediction;

/** Makes the records of the predictions topic: keyed by event id. */
final class Predictions {

    private final String modelId;
    private final List<Task> tasks;

    Predictions(String modelId, List<Task> tasks) {
        this.modelId = modelId;
        this.tasks = tasks;
    }

    Record<byte[], byte[]> record(Slot slot, long modelVersion, long timestamp) {
        List<TaskPrediction> predictions = new ArrayList<>(tasks.size());
        for (int task = 0; task < tasks.size(); task++) {
            double said = slot.prediction(task);
            boolean binary = tasks.get(task).isBinary();
            predictions.add(new TaskPrediction(tasks.get(task).name(), binary ? said : null, binary ? null : said));
        }
        String id = slot.row().id();
        Instant time = Instant.ofEpochMilli(slot.row().eventTime());
        Prediction prediction = new Prediction(id, time, modelId, modelVersion, predictions);
        return new Record<>(id.getBytes(StandardCharsets.UTF_8), AvroBytes.of(prediction), timestamp);
    }
}
