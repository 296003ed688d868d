package org.mmoestreams.app.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.MemoryStore;
import org.mmoestreams.client.models.ModelIdentity;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;

/** Models that builds stored whose embedding rows ended in the wide weights. */
class WideSplitTest {

    private static final int ROWS = 8;
    private static final int TASKS = 2;
    private static final int WIDTH = 4;
    private static final String STORE = "model";

    @ParameterizedTest
    @CsvSource({"adagrad, true, 1", "adam, true, 2", "sgd, true, 2", "adagrad, false, 2"})
    void goOnAsIfTheyHadAlwaysBeenApart(String optimizer, boolean wide, int format) {
        LearnerConfig config = Settings.of(Visits.smallModel("optimizer.kind=" + optimizer, "model.wide=" + wide))
                .learner();
        Map<String, byte[]> now = new TreeMap<>();
        MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
        try (OnlineLearner never = OnlineLearner.create(Visits.SPEC, config);
                OnlineLearner upgraded = OnlineLearner.create(Visits.SPEC, config)) {
            learn(never, new Random(1));
            never.drainChanges(now::put);
            now.put(ModelIdentity.KEY, ModelIdentity.of(never).toBytes());
            Map<String, byte[]> before = before(now, format, WIDTH);
            assertThat(before).hasSizeLessThanOrEqualTo(now.size());
            MemoryStore.add(context, STORE, before);
            ModelStore store = ModelStore.restore(context.getStateStore(STORE), upgraded, ModelStart.fresh(config));
            store.save();
            assertSame(MemoryStore.entries(context, STORE), now);
            try (OnlineLearner read = new StoredModel(0, before, Map.of()).learner(Visits.SPEC, config)) {
                assertThat(learn(read, new Random(2)))
                        .isEqualTo(learn(upgraded, new Random(2)))
                        .isEqualTo(learn(never, new Random(2)));
            }
        }
    }

    /** The chunks with each row of the wide weights behind that of the embeddings, and the identity of a format. */
    private static Map<String, byte[]> before(Map<String, byte[]> now, int format, int width) {
        Map<String, byte[]> before = new TreeMap<>(now);
        now.forEach((key, chunk) -> {
            if (key.startsWith("wide")) {
                before.remove(key);
                before.computeIfPresent("embeddings" + key.substring(4), (same, rows) -> joined(rows, chunk, width));
            }
        });
        String identity = new String(now.get(ModelIdentity.KEY), StandardCharsets.UTF_8);
        String earlier = identity.replace("\"format\":3", "\"format\":" + format);
        before.put(ModelIdentity.KEY, earlier.getBytes(StandardCharsets.UTF_8));
        return before;
    }

    private static byte[] joined(byte[] embeddings, byte[] wide, int width) {
        int rows = wide.length / (TASKS * Float.BYTES);
        byte[] joined = new byte[embeddings.length + wide.length];
        for (int row = 0; row < rows; row++) {
            int at = row * (width + TASKS) * Float.BYTES;
            System.arraycopy(embeddings, row * width * Float.BYTES, joined, at, width * Float.BYTES);
            System.arraycopy(wide, row * TASKS * Float.BYTES, joined, at + width * Float.BYTES, TASKS * Float.BYTES);
        }
        return joined;
    }

    private static double learn(OnlineLearner learner, Random random) {
        RowBatch batch = learner.newBatch();
        double sum = 0;
        for (int window = 0; window < 20; window++) {
            for (int row = 0; row < ROWS; row++) {
                FieldValues values = FieldValues.of(Visits.SPEC);
                for (int field = 0; field < Visits.SPEC.nominal().size(); field++) {
                    values.setNominal(field, "v" + random.nextInt(5));
                }
                values.setContinuous(0, 100 * random.nextDouble());
                values.setLabel(0, random.nextInt(2));
                values.setLabel(1, 10 * random.nextDouble());
                learner.encode(values, batch, row);
            }
            learner.predict(batch, 0, ROWS);
            for (int i = 0; i < ROWS * TASKS; i++) {
                sum += batch.prediction(i / TASKS, i % TASKS);
            }
            learner.learn(batch, ROWS);
        }
        return sum;
    }

    private static void assertSame(Map<String, byte[]> actual, Map<String, byte[]> expected) {
        assertThat(actual).containsOnlyKeys(expected.keySet());
        expected.forEach((key, chunk) -> assertThat(actual.get(key)).as(key).isEqualTo(chunk));
    }
}
