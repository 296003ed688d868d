package org.mmoestreams.workbench.bench.stream;

import java.util.List;
import java.util.function.Function;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.schemas.CensusEvent;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskPrediction;

/** Reads each event into an object of Avro's generated class, and writes its prediction from another. */
final class RecordAnswers implements Function<byte[], byte[]> {

    private static final double CONSTANT = 0.5;

    private final String modelId;
    private final List<TaskPrediction> tasks;

    RecordAnswers(Settings settings, EventSchema schema) {
        modelId = settings.applicationId();
        tasks = schema.spec().tasks().stream()
                .map(task -> new TaskPrediction(task.name(), CONSTANT, null))
                .toList();
    }

    @Override
    public byte[] apply(byte[] bytes) {
        CensusEvent event = AvroBytes.to(CensusEvent.class, bytes);
        return AvroBytes.of(new Prediction(event.getEventId(), event.getEventTime(), modelId, 0L, tasks));
    }
}
