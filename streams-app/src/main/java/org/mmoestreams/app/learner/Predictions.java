package org.mmoestreams.app.learner;

import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.app.learner.TrainingWindow.Slot;
import org.mmoestreams.client.serde.PredictionWriter;
import org.mmoestreams.features.Task;

/** Makes the records of the predictions topic: keyed by event id, with the headers that are carried over. */
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
        byte[] value = writer.write(row.id(), row.eventTime(), modelVersion, values);
        return row.headers().length == 0
                ? new Record<>(row.id(), value, timestamp)
                : new Record<>(row.id(), value, timestamp, CarriedHeaders.read(row.headers()));
    }
}
