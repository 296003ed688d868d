package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.OptimizerConfig;

class RowWeightTest {

    private static final int SEED = 31;
    private static final FeatureSpec PLAIN = RandomRows.spec("""
              - {name: buys, field: bought, kind: binary, positive: "yes"}
              - {name: returns, field: returned, kind: binary, positive: "yes"}
            """);
    private static final FeatureSpec WEIGHTED = RandomRows.weighted(PLAIN);
    private static final List<Integer> ROWS = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8);

    /** What a test does to a row, which it is told the number of. */
    private interface Change extends BiConsumer<Integer, FieldValues> {}

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowOfWeightTwoIsLearntAsTheRowTwice(boolean wide) {
        List<Integer> twice = List.of(0, 1, 2, 3, 3, 4, 5, 6, 7, 8, 8);
        List<Float> weighted = learnt(wide, ROWS, (row, values) -> values.setWeight(row == 3 || row == 8 ? 2 : 1));
        List<Float> repeated = learnt(wide, twice, (row, values) -> {});
        List<Float> neither = learnt(wide, ROWS, (row, values) -> {});
        assertThat(weighted).hasSameSizeAs(repeated);
        double apart = 0;
        for (int i = 0; i < weighted.size(); i++) {
            assertThat(weighted.get(i)).isEqualTo(repeated.get(i), Offset.offset(2e-6f));
            apart = Math.max(apart, Math.abs(weighted.get(i) - neither.get(i)));
        }
        assertThat(apart).as("moved by the weights").isGreaterThan(1e-3);
    }

    @Test
    void rowOfNoWeightIsLearntAsOneWithoutLabels() {
        assertThat(learnt(true, ROWS, (row, values) -> values.setWeight(row % 2)))
                .isEqualTo(learnt(true, ROWS, (row, values) -> clearLabels(values, row % 2 == 0)))
                .isNotEqualTo(learnt(true, ROWS, (row, values) -> {}));
    }

    @Test
    void windowOfRowsThatAllHaveNoWeightIsLearntAsOneWithoutLabels() {
        assertThat(learnt(true, ROWS, (row, values) -> values.setWeight(0)))
                .isEqualTo(learnt(true, ROWS, (row, values) -> clearLabels(values, true)));
    }

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void rowsThatWeighTheSameAreLearntBitForBitAsWithoutWeights(UpdateRule rule) {
        List<Long> plain = predictions(PLAIN, rule, (row, values) -> {});
        assertThat(predictions(WEIGHTED, rule, (row, values) -> {})).isEqualTo(plain);
        assertThat(predictions(WEIGHTED, rule, (row, values) -> values.setWeight(1)))
                .isEqualTo(plain);
        assertThat(predictions(WEIGHTED, rule, (row, values) -> values.setWeight(row % 2)))
                .isNotEqualTo(plain);
    }

    @Test
    void weightIsRefusedWhereItIsNoneOrTheSpecHasNone() {
        FieldValues values = FieldValues.of(WEIGHTED);
        for (double wrong : new double[] {-1e-9, Double.NaN, 1.001e6, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> values.setWeight(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row weight: " + wrong + " (expected: 0 to 1e6)");
        }
        assertThatThrownBy(() -> FieldValues.of(PLAIN).setWeight(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("row weight: 1.0 (expected: none; the spec has no row-weight)");
    }

    /** All weights after one window by gradient descent. */
    private static List<Float> learnt(boolean wide, List<Integer> rows, Change change) {
        List<Float> weights = new ArrayList<>();
        try (OnlineLearner learner = learner(WEIGHTED, UpdateRule.SGD.at(0.5), wide)) {
            learn(learner, rows, change);
            TreeMap<String, byte[]> chunks = new TreeMap<>();
            learner.drainChanges(chunks::put);
            chunks.keySet().removeIf(key -> key.matches("(counters|standardisation|dictionary).*"));
            for (byte[] chunk : chunks.values()) {
                ByteBuffer floats = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
                while (floats.hasRemaining()) {
                    weights.add(floats.getFloat());
                }
            }
        }
        return weights;
    }

    /** The bits of what some windows are predicted as. */
    private static List<Long> predictions(FeatureSpec spec, UpdateRule rule, Change change) {
        List<Long> bits = new ArrayList<>();
        try (OnlineLearner learner = learner(spec, rule.at(0.02), true)) {
            for (int window = 0; window < 20; window++) {
                RowBatch batch = learn(learner, ROWS, change);
                for (int row = 0; row < ROWS.size(); row++) {
                    bits.add(Double.doubleToRawLongBits(batch.prediction(row, 0)));
                }
            }
        }
        return bits;
    }

    private static RowBatch learn(OnlineLearner learner, List<Integer> rows, Change change) {
        RowBatch batch = learner.newBatch();
        FieldValues values = FieldValues.of(learner.spec());
        for (int row = 0; row < rows.size(); row++) {
            values.clear();
            fill(new SplittableRandom(SEED + rows.get(row)), values);
            change.accept(rows.get(row), values);
            learner.encode(values, batch, row);
        }
        learner.predict(batch, 0, rows.size());
        assertThat(learner.learn(batch, rows.size())).isTrue();
        return batch;
    }

    private static void fill(SplittableRandom random, FieldValues values) {
        for (int field = 0; field < 3; field++) {
            values.setNominal(field, "v" + random.nextInt(3));
        }
        values.setContinuous(0, random.nextInt(80));
        values.setContinuous(1, random.nextInt(5000));
        for (int task = 0; task < 2; task++) {
            values.setLabel(task, random.nextInt(4) == 0 ? Double.NaN : random.nextInt(2));
        }
    }

    private static void clearLabels(FieldValues values, boolean clears) {
        for (int task = 0; task < 2 && clears; task++) {
            values.setLabel(task, Double.NaN);
        }
    }

    private static OnlineLearner learner(FeatureSpec spec, OptimizerConfig rule, boolean wide) {
        return OnlineLearner.create(spec, new LearnerConfig(new MmoeArchitecture(3, 4, 3, 4, wide), rule, 16, 3));
    }
}
