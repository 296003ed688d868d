package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.app.testing.MockContexts;
import org.mmoestreams.client.serde.BadEventException.Reason;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adagrad;

/** A learner of events that are all alike, behind a join; without anything of Kafka's but a store. */
final class JoinedLearner implements JoinOutlet, AutoCloseable {

    private static final int WINDOW = 50;

    private final OnlineLearner learner;
    private final LabelJoin join;
    private final RowBatch batch;
    private final RowBatch arriving;
    private final FieldValues values;
    private final List<byte[]> arrived = new ArrayList<>();
    private final List<double[]> said = new ArrayList<>();
    private int rows;
    private long sequence;

    JoinedLearner(FeatureSpec spec, Duration retention, long seed) {
        KeyValueStore<Bytes, byte[]> store =
                Stores.inMemoryKeyValueStore("waiting").get();
        MockProcessorContext<byte[], byte[]> context = MockContexts.at(0, 0);
        store.init(context.getStateStoreContext(), store);
        JoinRules.Limits limits = new JoinRules.Limits(retention, Duration.ofSeconds(1), 1_000_000);
        join = LabelJoin.restore(
                store, new JoinRules(spec.tasks(), Learn.WHEN_LABELLED, false, limits), this, Long.MIN_VALUE);
        learner = OnlineLearner.create(
                spec,
                new LearnerConfig(new MmoeArchitecture(2, 4, 3, 2, true), new Adagrad(0.05, 0.1, 1e-7), WINDOW, seed));
        batch = learner.newLateBatch();
        arriving = learner.newLateBatch();
        values = FieldValues.of(spec);
    }

    void event(String id, long time) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        join.advance(time);
        join.arrive(bytes, time, sequence++, new double[] {Double.NaN});
        arrived.add(bytes);
        join.arrived(bytes);
    }

    void positive(String id, long time) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        join.label(new LabelArrival(bytes, time, new double[] {1}, () -> bytes));
    }

    /** What the model said before each window that it learnt, of all that the network has an output for. */
    List<double[]> said() {
        return said;
    }

    @Override
    public void learn(Joined joined) {
        batch.read(rows, ByteBuffer.wrap(joined.row().encoded()));
        for (int task = 0; task < joined.labels().length; task++) {
            batch.setLabel(rows, task, joined.labels()[task]);
        }
        batch.setCorrection(rows, joined.isCorrection());
        rows++;
        if (rows == WINDOW) {
            learner.predict(batch, 0, rows);
            double[] predictions = new double[joined.labels().length];
            for (int task = 0; task < predictions.length; task++) {
                predictions[task] = batch.prediction(0, task);
            }
            said.add(predictions);
            assertThat(learner.learn(batch, rows)).isTrue();
            rows = 0;
        }
    }

    @Override
    public void predictArrived() {
        for (byte[] id : arrived) {
            learner.encode(values, arriving, 0);
            ByteBuffer row = ByteBuffer.allocate(arriving.rowBytes());
            arriving.write(0, row);
            join.predicted(id, learner.windows(), new double[1], row.array());
        }
        arrived.clear();
    }

    @Override
    public void refuse(byte[] record, Reason reason, String message) {
        throw new AssertionError(message);
    }

    @Override
    public void close() {
        learner.close();
    }
}
