package org.mmoestreams.app.learner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.mmoestreams.app.observe.Observations;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.schemas.DriftEvent;

/** What a learner sends: each kind of record to its sink, with the present for its time. */
final class Outgoing {

    private final ProcessorContext<byte[], byte[]> context;
    private final Predictions predictions;
    private final DeadLetters deadLetters;
    private final Observations observations;
    private final String modelId;

    Outgoing(
            ProcessorContext<byte[], byte[]> context,
            Predictions predictions,
            DeadLetters deadLetters,
            Observations observations) {
        this.context = context;
        this.predictions = predictions;
        this.deadLetters = deadLetters;
        this.observations = observations;
        this.modelId = predictions.modelId();
    }

    /** Publishes a row's prediction. */
    void prediction(BatchRow row, long modelVersion) {
        context.forward(predictions.record(row, modelVersion, context.currentSystemTimeMs()), LearnerNode.PREDICTIONS);
    }

    /** Sends a record about a window to one of the application's own topics. */
    void aboutWindow(String sink, int partition, SpecificRecordBase about) {
        send(sink, Integer.toString(partition), about);
    }

    /**
     * Takes note of a change of the stream.
     *
     * @param whatToDo beside a look at what writes the stream; may be empty
     */
    void changed(String what, String message, String whatToDo) {
        observations.incident(
                "Changes of " + what,
                1,
                "model " + modelId + ", " + message + " (expected: none; look at what writes events and labels"
                        + whatToDo + ")");
    }

    /**
     * Sends a change of the stream to the topic that there is for them.
     *
     * @param key the task or the field
     * @param about says what changed
     */
    void drift(String key, UnaryOperator<DriftEvent.Builder> about) {
        send(
                LearnerNode.DRIFT,
                key,
                about.apply(DriftEvent.newBuilder().setModelId(modelId)).build());
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

    private void send(String sink, String key, SpecificRecordBase record) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(bytes, AvroBytes.of(record), context.currentSystemTimeMs()), sink);
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
