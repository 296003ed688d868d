package org.mmoestreams.app.learner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.app.learner.TrainingWindow.Slot;
import org.mmoestreams.app.serde.PredictionWriter;
import org.mmoestreams.features.Task;

/** Makes the records of the predictions topic: keyed by event id. */
final class Predictions {

    private final PredictionWriter writer;
    private final double[] values;

    Predictions(String modelId, List<Task> tasks) {
        this.writer = new PredictionWriter(modelId, tasks);
        this.values = new double[tasks.size()];
    }

    Record<byte[], byte[]> record(Slot slot, long modelVersion, long timestamp) {
        for (int task = 0; task < values.length; task++) {
            values[task] = slot.prediction(task);
        }
        PendingRow row = slot.row();
        byte[] id = row.id().getBytes(StandardCharsets.UTF_8);
        return new Record<>(id, writer.write(id, row.eventTime(), modelVersion, values), timestamp);
    }
}
