package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;
import org.mmoestreams.fixtures.SmallNetwork;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.optim.OptimizerConfig;

/** Gradients that are bounded, times a learning rate that is not small. */
class OverflowingStepTest {

    private static final int WINDOW = 8;
    private static final FeatureSpec SPEC = RandomRows.spec();
    private static final String COUNTERS = "counters/000000";

    @ParameterizedTest
    @CsvSource({
        "SGD, 1e7", "SGD, 1e20", "SGD, 3e38",
        "ADAGRAD, 1e5", "ADAGRAD, 1e20", "ADAGRAD, 3e38",
        "ADAM, 1e5", "ADAM, 1e20", "ADAM, 3e38"
    })
    void windowWhoseStepOverflowsWeightsIsRejectedWhole(UpdateRule optimizer, double rate) {
        assertRejectedWhole(learner(optimizer.at(rate)));
    }

    @ParameterizedTest
    @EnumSource(SmallNetwork.class)
    void windowIsRejectedWholeWhateverTheNetwork(SmallNetwork network) {
        for (double rate : new double[] {1e5, 3e38}) {
            assertRejectedWhole(learner(network.of(true), UpdateRule.ADAGRAD.at(rate)));
        }
    }

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void learningGoesOnOnceTheRateIsLowered(UpdateRule optimizer) {
        Map<String, byte[]> stored = new TreeMap<>();
        RandomRows rows = new RandomRows(SPEC, 7);
        try (OnlineLearner wild = learner(optimizer.at(1e30))) {
            for (int window = 0; window < 20; window++) {
                assertThat(learn(wild, rows)).isFalse();
            }
            wild.drainChanges(stored::put);
        }
        try (OnlineLearner tame = learner(optimizer.at(0.01))) {
            tame.load(stored);
            assertThat(tame.windowsRejected()).isEqualTo(20);
            for (int window = 0; window < 20; window++) {
                assertThat(learn(tame, rows)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0.5", "0.9, 0.81", "0, 0", "0.999, 0.9"})
    void ratesOfAdamWhoseStepsHaveNoKnownBoundAreWatched(double beta1, double beta2) {
        try (OnlineLearner watched = learner(new Adam(0.01, beta1, beta2, 1e-8))) {
            RandomRows rows = new RandomRows(SPEC, 7);
            for (int window = 0; window < 50; window++) {
                assertThat(learn(watched, rows)).isTrue();
            }
        }
    }

    private static void assertRejectedWhole(OnlineLearner of) {
        try (OnlineLearner learner = of) {
            RandomRows rows = new RandomRows(SPEC, 7);
            Map<String, byte[]> stored = new TreeMap<>();
            for (int window = 0; window < 60; window++) {
                boolean learnt = learn(learner, rows);
                Map<String, byte[]> changed = new TreeMap<>();
                learner.drainChanges(changed::put);
                changed.keySet().removeIf(key -> key.startsWith("dictionary"));
                if (!learnt) {
                    assertThat(changed).as("window " + window).containsOnlyKeys(COUNTERS);
                }
                stored.putAll(changed);
            }
            assertThat(learner.windowsRejected()).isPositive();
            stored.forEach((key, chunk) -> assertSound(key, chunk));
        }
    }

    private static boolean learn(OnlineLearner learner, RandomRows rows) {
        RowBatch batch = learner.newBatch();
        for (int row = 0; row < WINDOW; row++) {
            learner.encode(rows.next(), batch, row);
        }
        learner.predict(batch, 0, WINDOW);
        for (int row = 0; row < WINDOW; row++) {
            assertThat(batch.prediction(row, 0)).isBetween(0.0, 1.0);
            assertThat(batch.prediction(row, 1)).isFinite();
        }
        return learner.learn(batch, WINDOW);
    }

    private static void assertSound(String key, byte[] chunk) {
        if (key.matches("(tower|experts|bottom|level|embeddings|wide).*")) {
            ByteBuffer floats = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
            while (floats.hasRemaining()) {
                float number = floats.getFloat();
                assertThat(Math.abs(number)).as(key).isLessThanOrEqualTo(key.contains("#") ? Float.MAX_VALUE : 1e6f);
            }
        }
    }

    private static OnlineLearner learner(OptimizerConfig optimizer) {
        return learner(new MmoeArchitecture(3, 4, 3, 4, true), optimizer);
    }

    private static OnlineLearner learner(Architecture architecture, OptimizerConfig optimizer) {
        return OnlineLearner.create(SPEC, new LearnerConfig(architecture, optimizer, WINDOW, 3));
    }
}
