package org.mmoestreams.app.learner;

import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.mmoestreams.client.serde.PredictionWriter;
import org.mmoestreams.features.Task;

/** Makes the records of the predictions topic: keyed by event id, with the headers that are carried over. */
final class Predictions {

    private final String modelId;
    private final PredictionWriter writer;
    private final double[] values;

    Predictions(String modelId, List<Task> tasks) {
        this.modelId = modelId;
        this.writer = new PredictionWriter(modelId, tasks);
        this.values = new double[tasks.size()];
    }

    /** Which model predicts. */
    String modelId() {
        return modelId;
    }

    Record<byte[], byte[]> record(BatchRow row, long modelVersion, long timestamp) {
        for (int task = 0; task < values.length; task++) {
            values[task] = row.prediction(task);
        }
        PendingRow pending = row.row();
        byte[] value = writer.write(pending.id(), pending.eventTime(), modelVersion, values);
        return pending.headers().length == 0
                ? new Record<>(pending.id(), value, timestamp)
                : new Record<>(pending.id(), value, timestamp, CarriedHeaders.read(pending.headers()));
    }
}
