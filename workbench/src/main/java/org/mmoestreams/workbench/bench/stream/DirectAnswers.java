package org.mmoestreams.workbench.bench.stream;

import java.util.Arrays;
import java.util.function.Function;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.serde.PredictionWriter;

/** Reads and checks each event, and writes its prediction, as the learner does. */
final class DirectAnswers implements Function<byte[], byte[]> {

    private static final double CONSTANT = 0.5;

    private final EventReader reader;
    private final PredictionWriter writer;
    private final double[] values;

    DirectAnswers(Settings settings, EventSchema schema) {
        reader = new EventReader(schema, settings.event().maxAhead());
        writer = new PredictionWriter(settings.applicationId(), schema.spec().tasks());
        values = new double[schema.spec().tasks().size()];
        Arrays.fill(values, CONSTANT);
    }

    @Override
    public byte[] apply(byte[] bytes) {
        try {
            Event event = reader.read(bytes, Long.MAX_VALUE);
            return writer.write(event.id(), event.time(), 0, values);
        } catch (BadEventException e) {
            throw new IllegalStateException("benchmark event: " + e.getMessage(), e);
        }
    }
}
