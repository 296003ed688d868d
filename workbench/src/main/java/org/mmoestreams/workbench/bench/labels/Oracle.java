package org.mmoestreams.workbench.bench.labels;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.history.DifferenceException;
import org.mmoestreams.app.history.RecordedWindow;
import org.mmoestreams.app.history.WindowReplay;
import org.mmoestreams.client.serde.BadEventException;
import org.mmoestreams.client.serde.Event;
import org.mmoestreams.client.serde.EventReader;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.nn.NativeRuntime;

/**
 * Learns once more, without Kafka, what a learner learnt: the windows of its history in their order, each from the
 * events as they are in the features topic. Before each window it predicts the events that were predicted before it.
 */
final class Oracle implements AutoCloseable {

    private final PolicyResult result;
    private final EventReader reader;
    private final OnlineLearner learner;
    private final WindowReplay replay;
    private final RowBatch batch;
    private final int tasks;
    private final List<byte[]> encoded = new ArrayList<>();
    private final Published predicted = new Published();
    private int read;

    private Oracle(PolicyResult result) {
        this.result = result;
        EventSchema schema = result.schema();
        reader = new EventReader(schema, result.settings().event().maxAhead());
        learner = OnlineLearner.create(schema.spec(), result.settings().learner());
        replay = WindowReplay.of(learner, new TreeMap<>());
        batch = learner.newLateBatch();
        tasks = schema.spec().tasks().size();
    }

    /** What the same rows in the same order give. */
    static Told of(PolicyResult result) {
        NativeRuntime.start();
        try (Oracle oracle = new Oracle(result)) {
            result.history().forEach(oracle::learn);
            oracle.encode(Long.MAX_VALUE);
            oracle.predict();
            return new Told(oracle.predicted, oracle.replay.digest());
        }
    }

    @Override
    public void close() {
        learner.close();
    }

    private void learn(RecordedWindow window) {
        if (window.number() != replay.windows()) {
            throw new IllegalStateException("history: window " + window.number() + " (expected: window "
                    + replay.windows() + ", the one after those before it; records are missing)");
        }
        encode(window.eventsBefore());
        predict();
        try {
            replay.learn(window, row -> encoded.get((int) window.sequence(row)));
        } catch (DifferenceException difference) {
            throw new IllegalStateException("history: " + difference.getMessage(), difference);
        }
    }

    /** Encodes events in their order, so that vocabularies grow as they did. */
    private void encode(long upTo) {
        while (encoded.size() < upTo && read < result.features().size()) {
            ConsumerRecord<byte[], byte[]> record = result.features().get(read++);
            try {
                Event event = reader.read(record.value(), record.timestamp());
                learner.encode(event.values(), batch, 0);
            } catch (BadEventException dead) {
                continue;
            }
            ByteBuffer row = ByteBuffer.allocate(batch.rowBytes());
            batch.write(0, row);
            encoded.add(row.array());
        }
    }

    /** Predicts the events that were predicted by this version. */
    private void predict() {
        int end = predicted.size();
        while (end < result.published().size() && result.published().version(end) == learner.windows()) {
            end++;
        }
        while (predicted.size() < end) {
            int from = predicted.size();
            int rows = Math.min(batch.capacity(), end - from);
            for (int row = 0; row < rows; row++) {
                batch.read(row, ByteBuffer.wrap(encoded.get(from + row)));
            }
            learner.predict(batch, 0, rows);
            for (int row = 0; row < rows; row++) {
                predicted.add(result.published().id(from + row), learner.windows(), predictions(row));
            }
        }
    }

    private double[] predictions(int row) {
        double[] said = new double[tasks];
        for (int task = 0; task < tasks; task++) {
            said[task] = batch.prediction(row, task);
        }
        return said;
    }

    /**
     * What an oracle says.
     *
     * @param predictions of each event that was predicted by a version that there was
     * @param digest the final model's
     */
    record Told(Published predictions, String digest) {}
}
