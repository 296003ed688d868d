package org.mmoestreams.workbench.bench.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskPrediction;

/**
 * Reads each event into an object of Avro's generated class, where there is one, and writes its prediction from
 * another.
 */
final class RecordAnswers implements Function<byte[], byte[]> {

    private static final double CONSTANT = 0.5;

    private final BinaryMessageDecoder<IndexedRecord> decoder;
    private final int id;
    private final int time;
    private final String modelId;
    private final List<TaskPrediction> tasks;

    RecordAnswers(Settings settings, EventSchema schema) {
        decoder = AvroBytes.decoder(schema.reader());
        id = schema.reader().getField(schema.spec().eventId()).pos();
        time = schema.reader().getField(schema.spec().eventTime()).pos();
        modelId = settings.applicationId();
        tasks = schema.spec().tasks().stream()
                .map(task -> new TaskPrediction(task.name(), CONSTANT, null))
                .toList();
    }

    @Override
    public byte[] apply(byte[] bytes) {
        IndexedRecord event = read(bytes);
        // Avro makes an instant of a long that says what it counts
        Instant eventTime =
                event.get(time) instanceof Instant instant ? instant : Instant.ofEpochMilli((Long) event.get(time));
        return AvroBytes.of(new Prediction(event.get(id).toString(), eventTime, modelId, 0L, tasks));
    }

    private IndexedRecord read(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
