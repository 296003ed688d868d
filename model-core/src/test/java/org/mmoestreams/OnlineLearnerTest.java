package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.state.ChunkKey;

class OnlineLearnerTest {

    private static final long SEED = 99;
    private static final int WINDOW_ROWS = 8;
    private static final FeatureSpec SPEC = RandomRows.spec();
    private static final FeatureSpec REGRESSION = RandomRows.spec("  - {name: spends, field: spent, kind: regression}");

    @Test
    void putsOnlyTheChunksThatChanged() {
        try (OnlineLearner learner = learner(SPEC, 0.02)) {
            learnWindow(learner, new RandomRows(SPEC, SEED), WINDOW_ROWS);
            learner.drainChanges((key, chunk) -> {});
            assertThat(drain(learner)).isEmpty();

            RowBatch batch = learner.newBatch();
            FieldValues values = FieldValues.of(SPEC);
            values.setLabel(0, 1);
            learner.encode(values, batch, 0);
            learner.predict(batch, 0, 1);
            assertThat(drain(learner)).as("after a prediction").isEmpty();
            learner.learn(batch, 1);

            Map<String, byte[]> changed = drain(learner);
            int[] blocks = Arrays.stream(
                            batch.embeddingRows(), 0, SPEC.features().singleValued())
                    .map(row -> row / 64)
                    .distinct()
                    .toArray();
            assertThat(blocks.length).as("blocks that the row names").isLessThan(6);
            assertThat(changed.keySet().stream().filter(key -> key.startsWith("embeddings/")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(blocks)
                            .mapToObj(block -> new ChunkKey("embeddings", block).toString())
                            .toList());
            assertThat(changed)
                    .containsKeys("counters/000000", "experts-and-gates.weight/000000", "tower.buys.output/000000")
                    .doesNotContainKeys("standardisation/000000", "label-scale/000000")
                    .allSatisfy((key, chunk) -> assertThat(key).doesNotStartWith("dictionary"));
        }
    }

    @Test
    void chunksAreSmallEnoughForARecord() {
        LearnerConfig wide =
                new LearnerConfig(new MmoeArchitecture(64, 64, 8, 64, true), UpdateRule.ADAM.at(0.001), 4, 1);
        try (OnlineLearner learner = OnlineLearner.create(SPEC, wide)) {
            learnWindow(learner, new RandomRows(SPEC, SEED), 4);
            Map<String, byte[]> chunks = drain(learner);
            assertThat(chunks).containsKey("experts-and-gates.weight#second-moment/000001");
            assertThat(chunks)
                    .allSatisfy((key, chunk) -> assertThat(chunk.length).as(key).isBetween(1, ChunkKey.MAX_BYTES));
        }
    }

    @Test
    void sameSeedGivesTheSameModelAndAnotherSeedAnother() {
        assertThat(firstPrediction(5)).isEqualTo(firstPrediction(5)).isNotEqualTo(firstPrediction(6));
    }

    @Test
    void regressionIsPredictedInTheLabelsUnit() {
        try (OnlineLearner learner = learner(REGRESSION, 0.05)) {
            RandomRows rows = new RandomRows(REGRESSION, SEED);
            for (int window = 0; window < 40; window++) {
                learnWindow(learner, rows, WINDOW_ROWS);
            }
            RowBatch batch = learner.newBatch();
            learner.encode(rows.next(), batch, 0);
            learner.predict(batch, 0, 1);
            assertThat(batch.prediction(0, 0)).isEqualTo(1000, Offset.offset(900.0));
        }
    }

    @Test
    void frozenEncodingLeavesTheLearnerAsItIs() {
        try (OnlineLearner learner = learner(SPEC, 0.02)) {
            RandomRows rows = new RandomRows(SPEC, SEED);
            learnWindow(learner, rows, WINDOW_ROWS);
            learner.drainChanges((key, chunk) -> {});
            RowBatch batch = learner.newBatch();
            for (int row = 0; row < WINDOW_ROWS; row++) {
                learner.encodeFrozen(rows.next(), batch, row);
            }
            learner.predict(batch, 0, WINDOW_ROWS);
            assertThat(drain(learner)).isEmpty();
        }
    }

    @Test
    void learnsOnlyWhatWasPredictedLast() {
        try (OnlineLearner learner = learner(SPEC, 0.02)) {
            RowBatch batch = learner.newBatch();
            RandomRows rows = new RandomRows(SPEC, SEED);
            for (int row = 0; row < WINDOW_ROWS; row++) {
                learner.encode(rows.next(), batch, row);
            }
            assertThatThrownBy(() -> learner.learn(batch, 1)).isInstanceOf(IllegalStateException.class);
            learner.predict(batch, 0, 3);
            assertThatThrownBy(() -> learner.learn(batch, 4))
                    .as("a row that was not predicted")
                    .isInstanceOf(IllegalStateException.class);
            learner.predict(batch, 0, 3);
            learner.predict(batch, 2, 3);
            assertThatThrownBy(() -> learner.learn(batch, 3)).isInstanceOf(IllegalStateException.class);
            learner.predict(batch, 0, 3);
            assertThat(learner.learn(batch, 3)).isTrue();
            assertThatThrownBy(() -> learner.learn(batch, 3))
                    .as("the weights changed since")
                    .isInstanceOf(IllegalStateException.class);
            assertThat(learner.windows()).isEqualTo(1);
        }
    }

    @Test
    void refusesChunksThatDoNotFit() {
        try (OnlineLearner learner = learner(SPEC, 0.02)) {
            assertRefused(learner, "nonsense/000000", new byte[4]);
            assertRefused(learner, "embeddings/000000", new byte[4]);
            assertRefused(learner, "embeddings/000999", new byte[4]);
            assertRefused(learner, "tower.buys.output#accumulator/000001", new byte[16]);
            assertRefused(learner, "standardisation/000000", new byte[47]);
            assertRefused(learner, "counters/000000", new byte[23]);
            assertRefused(learner, "dictionary.city/000001", new byte[0]);
            assertRefused(learner, "dictionary.city/000000", new byte[] {0, 5, 'a'});
            assertRefused(learner, "dictionary.city/000000", new byte[] {-1, -1, 'a'});
            assertRefused(learner, "dictionary.colour/000000", new byte[] {0, 1, 'a', 0, 1, 'b', 0, 1, 'c', 0, 1, 'd'});
        }
    }

    @Test
    void countersSayWhatWasLearnt() {
        try (OnlineLearner learner = learner(SPEC, 0.02)) {
            RandomRows rows = new RandomRows(SPEC, SEED);
            learnWindow(learner, rows, 5);
            learnWindow(learner, rows, 3);
            ByteBuffer counters = ByteBuffer.wrap(drain(learner).get("counters/000000"));
            assertThat(new long[] {counters.getLong(), counters.getLong(), counters.getLong()})
                    .containsExactly(2, 8, 0);
        }
    }

    @Test
    void windowThatOverflowsLeavesAllButTheCountersAsItWas() {
        try (OnlineLearner learner = learner(SPEC, 0.02)) {
            RandomRows rows = new RandomRows(SPEC, SEED);
            learnWindow(learner, rows, WINDOW_ROWS);
            Map<String, byte[]> chunks = drain(learner);
            byte[] bias = chunks.get("tower.spends.output/000000");
            ByteBuffer.wrap(bias).order(ByteOrder.LITTLE_ENDIAN).putFloat(bias.length - Float.BYTES, 3e38f);
            learner.load(chunks);
            List<Long> before = predictionsOfAnEmptyRow(learner);

            RowBatch batch = learner.newBatch();
            for (int row = 0; row < WINDOW_ROWS; row++) {
                FieldValues values = rows.next();
                values.setLabel(1, 1e6 * row);
                learner.encodeFrozen(values, batch, row);
            }
            learner.predict(batch, 0, WINDOW_ROWS);
            assertThat(learner.learn(batch, WINDOW_ROWS)).isFalse();
            assertThat(drain(learner)).containsOnlyKeys("counters/000000");
            assertThat(predictionsOfAnEmptyRow(learner)).isEqualTo(before);
            assertThat(learner.windows()).isEqualTo(2);
            assertThat(learner.windowsRejected()).isEqualTo(1);
            assertThat(learner.rowsLearnt()).isEqualTo(WINDOW_ROWS);
        }
    }

    @Test
    void refusesToLearnAfterItWasClosed() {
        OnlineLearner learner = learner(SPEC, 0.02);
        RowBatch batch = learner.newBatch();
        learner.close();
        learner.predict(batch, 0, 1);
        assertThatThrownBy(() -> learner.learn(batch, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("model: closed (expected: no use after close())");
    }

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void learningGoesOnAfterARejectedWindowAsIfThereHadBeenNone(UpdateRule optimizer) {
        LearnerConfig config =
                new LearnerConfig(new MmoeArchitecture(3, 4, 3, 4, true), optimizer.at(0.02), WINDOW_ROWS, 3);
        try (OnlineLearner rejecting = OnlineLearner.create(SPEC, config);
                OnlineLearner plain = OnlineLearner.create(SPEC, config)) {
            RandomRows rows = new RandomRows(SPEC, SEED);
            RandomRows sameRows = new RandomRows(SPEC, SEED);
            learnWindow(rejecting, rows, WINDOW_ROWS);
            learnWindow(plain, sameRows, WINDOW_ROWS);
            String bias = "tower.spends.output/000000";
            byte[] sound = drain(rejecting).get(bias);
            byte[] huge = sound.clone();
            ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putFloat(huge.length - Float.BYTES, 3e38f);
            rejecting.load(Map.of(bias, huge));
            RowBatch batch = rejecting.newBatch();
            FieldValues values = FieldValues.of(SPEC);
            values.setLabel(1, 5);
            rejecting.encodeFrozen(values, batch, 0);
            rejecting.predict(batch, 0, 1);
            assertThat(rejecting.learn(batch, 1)).isFalse();
            rejecting.load(Map.of(bias, sound));
            learnWindow(rejecting, rows, WINDOW_ROWS);
            learnWindow(plain, sameRows, WINDOW_ROWS);
            Map<String, byte[]> expected = drain(plain);
            assertThat(drain(rejecting)).containsKey(bias).allSatisfy((key, chunk) -> {
                if (!key.equals("counters/000000")) {
                    assertThat(chunk).as(key).isEqualTo(expected.get(key));
                }
            });
        }
    }

    private static List<Long> predictionsOfAnEmptyRow(OnlineLearner learner) {
        RowBatch batch = learner.newBatch();
        learner.encodeFrozen(FieldValues.of(SPEC), batch, 0);
        learner.predict(batch, 0, 1);
        return List.of(
                Double.doubleToRawLongBits(batch.prediction(0, 0)), Double.doubleToRawLongBits(batch.prediction(0, 1)));
    }

    private static void assertRefused(OnlineLearner learner, String key, byte[] chunk) {
        assertThatThrownBy(() -> learner.load(Map.of(key, chunk)))
                .as(key)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(expected: ")
                .hasMessageContaining(key.substring(0, key.indexOf('/')));
    }

    private static double firstPrediction(long seed) {
        LearnerConfig config = new LearnerConfig(MmoeArchitecture.KIND.standard(), Adagrad.KIND.standard(), 1, seed);
        try (OnlineLearner learner = OnlineLearner.create(SPEC, config)) {
            RowBatch batch = learner.newBatch();
            learner.encode(new RandomRows(SPEC, SEED).next(), batch, 0);
            learner.predict(batch, 0, 1);
            return batch.prediction(0, 0);
        }
    }

    static OnlineLearner learner(FeatureSpec spec, double learningRate) {
        return OnlineLearner.create(
                spec,
                new LearnerConfig(
                        new MmoeArchitecture(3, 4, 3, 4, true), UpdateRule.ADAGRAD.at(learningRate), WINDOW_ROWS, 3));
    }

    static void learnWindow(OnlineLearner learner, RandomRows rows, int length) {
        RowBatch batch = learner.newBatch();
        for (int row = 0; row < length; row++) {
            learner.encode(rows.next(), batch, row);
        }
        learner.predict(batch, 0, length);
        assertThat(learner.learn(batch, length)).isTrue();
    }

    static Map<String, byte[]> drain(OnlineLearner learner) {
        Map<String, byte[]> chunks = new TreeMap<>();
        learner.drainChanges(chunks::put);
        return chunks;
    }
}
