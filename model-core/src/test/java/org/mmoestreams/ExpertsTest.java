package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.experts.GateUse;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;

class ExpertsTest {

    private static final FeatureSpec SPEC = RandomRows.spec();
    private static final int ROWS = 16;

    @Test
    void areThoseOfTheRowsPredictedLast() {
        try (OnlineLearner learner = learner()) {
            RowBatch batch = learner.newBatch();
            RandomRows rows = new RandomRows(SPEC, 4);
            assertThatThrownBy(learner::experts)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("predict(batch, 0, rows) before");
            fill(learner, batch, rows);
            learner.predict(batch, 0, 7);
            ExpertUse use = learner.experts().orElseThrow();
            assertThat(use.experts()).isEqualTo(8);
            assertThat(use.gates())
                    .hasSize(SPEC.networkTasks().size())
                    .extracting(GateUse::rows)
                    .containsOnly(7L);
            learner.predict(batch, 7, ROWS);
            assertThatThrownBy(learner::experts).isInstanceOf(IllegalStateException.class);
            learner.predict(batch, 0, ROWS);
            learner.learn(batch, ROWS);
            assertThatThrownBy(learner::experts).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void changeNothingOfWhatIsLearnt() {
        assertThat(learnt(true)).isEqualTo(learnt(false));
    }

    private static Map<String, String> learnt(boolean asks) {
        Map<String, String> chunks = new TreeMap<>();
        try (OnlineLearner learner = learner()) {
            RowBatch batch = learner.newBatch();
            RandomRows rows = new RandomRows(SPEC, 4);
            for (int window = 0; window < 20; window++) {
                fill(learner, batch, rows);
                learner.predict(batch, 0, ROWS);
                if (asks) {
                    learner.experts();
                }
                learner.learn(batch, ROWS);
            }
            learner.drainChanges((key, chunk) -> chunks.put(key, HexFormat.of().formatHex(chunk)));
        }
        return chunks;
    }

    private static void fill(OnlineLearner learner, RowBatch batch, RandomRows rows) {
        for (int row = 0; row < ROWS; row++) {
            learner.encode(rows.next(), batch, row);
        }
    }

    private static OnlineLearner learner() {
        LearnerConfig standard = LearnerConfig.standard();
        return OnlineLearner.create(
                SPEC, new LearnerConfig(standard.architecture(), standard.optimizers(), ROWS, standard.seed()));
    }
}
