package org.mmoestreams.app.learner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.BadEventException;

/** What a learner sends: each kind of record to its sink, with the present for its time. */
final class Outgoing {

    private final ProcessorContext<byte[], byte[]> context;
    private final Predictions predictions;
    private final DeadLetters deadLetters;
    private final Observations observations;

    Outgoing(
            ProcessorContext<byte[], byte[]> context,
            Predictions predictions,
            DeadLetters deadLetters,
            Observations observations) {
        this.context = context;
        this.predictions = predictions;
        this.deadLetters = deadLetters;
        this.observations = observations;
    }

    /** Publishes a row's prediction. */
    void prediction(BatchRow row, long modelVersion) {
        context.forward(predictions.record(row, modelVersion, context.currentSystemTimeMs()), LearnerNode.PREDICTIONS);
    }

    /** Sends a record about a window to one of the application's own topics. */
    void aboutWindow(String sink, int partition, SpecificRecordBase about) {
        byte[] key = Integer.toString(partition).getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(key, AvroBytes.of(about), context.currentSystemTimeMs()), sink);
    }

    /** Sends an event that cannot be used, as it came, and says why. */
    void deadLetter(Record<byte[], byte[]> record, Optional<RecordMetadata> origin, BadEventException why) {
        observations.deadLetter(why.reason().name(), place(origin), why.getMessage());
        setAside(record, origin, why);
    }

    /** Sends a label that cannot be used, as it came, and says why. */
    void deadLabel(Record<byte[], byte[]> record, Optional<RecordMetadata> origin, BadEventException why) {
        observations.deadLabel(why.reason().name(), place(origin), why.getMessage());
        setAside(record, origin, why);
    }

    private void setAside(Record<byte[], byte[]> record, Optional<RecordMetadata> origin, BadEventException why) {
        context.forward(
                deadLetters.of(record, origin, why).withTimestamp(context.currentSystemTimeMs()),
                LearnerNode.DEAD_LETTERS);
    }

    private static String place(Optional<RecordMetadata> origin) {
        return origin.map(at -> at.topic() + "-" + at.partition() + ", offset " + at.offset())
                .orElse("a record");
    }
}
