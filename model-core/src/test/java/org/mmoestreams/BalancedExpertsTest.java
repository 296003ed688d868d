package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;
import org.mmoestreams.fixtures.SmallNetwork;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.model.ExpertTraining;
import org.mmoestreams.model.Frame;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.OptimizerConfig;

/** Learners that use their experts evenly, by a penalty or by leaving some out. */
class BalancedExpertsTest {

    private static final FeatureSpec SPEC = RandomRows.spec();
    private static final int ROWS = 16;
    private static final int WINDOWS = 30;

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void goOnBitForBitFromTheirState(
            @ForAll SmallNetwork network, @ForAll long seed, @ForAll @IntRange(max = WINDOWS - 1) int cut) {
        LearnerConfig config = config(network.trained(new ExpertTraining(0.5, 0.3)));
        assertThat(learnt(config, seed, cut)).isEqualTo(learnt(config, seed, -1));
    }

    @ParameterizedTest
    @EnumSource(SmallNetwork.class)
    void learnOtherwiseThanOnesThatDoNotWhereThereAreExperts(SmallNetwork network) {
        List<Long> plain = learnt(config(network.of(true)), 7, -1);
        for (ExpertTraining training : List.of(new ExpertTraining(0.5, 0), new ExpertTraining(0, 0.3))) {
            List<Long> trained = learnt(config(network.trained(training)), 7, -1);
            assertThat(trained.equals(plain)).as("%s", training).isEqualTo(!network.hasExperts());
        }
    }

    @Test
    void learnOtherwiseThanOnesThatDoNot() {
        List<Long> plain = learnt(config(0, 0), 7, -1);
        assertThat(learnt(config(0.5, 0), 7, -1)).isNotEqualTo(plain);
        assertThat(learnt(config(0, 0.3), 7, -1)).isNotEqualTo(plain);
        assertThat(learnt(new LearnerConfig(new MmoeArchitecture(4, 4, 3, 4, true), rule(), ROWS, 3), 7, -1))
                .as("off is the default")
                .isEqualTo(plain);
    }

    @Test
    void useTheirExpertsMoreEvenlyTheMoreThePenaltyWeighs() {
        double none = imbalance(0);
        double some = imbalance(0.1);
        double much = imbalance(10);
        assertThat(some).isLessThan(none);
        assertThat(much).isLessThan(some).isLessThan(0.01);
    }

    @Test
    void refuseWhatIsNoWeightAndNoChance() {
        assertThatThrownBy(() -> new ExpertTraining(-0.1, 0))
                .hasMessage("load-balance: -0.1 (expected: a number >= 0, in the range of a float)");
        assertThatThrownBy(() -> new ExpertTraining(Double.NaN, 0)).hasMessageStartingWith("load-balance: NaN");
        assertThatThrownBy(() -> new ExpertTraining(0, 1))
                .hasMessage("expert-dropout: 1.0 (expected: a number >= 0 and < 1)");
    }

    private static double imbalance(double penalty) {
        double imbalance = 0;
        try (OnlineLearner learner = OnlineLearner.create(SPEC, config(penalty, 0))) {
            RowBatch batch = learner.newBatch();
            RandomRows rows = new RandomRows(SPEC, 5);
            for (int window = 0; window < 300; window++) {
                predict(learner, batch, rows);
                imbalance = learner.experts().orElseThrow().gates().get(0).imbalance();
                assertThat(learner.learn(batch, ROWS)).isTrue();
            }
        }
        return imbalance;
    }

    /** The bits of all predictions; the learner is put aside and taken up again before a window. */
    private static List<Long> learnt(LearnerConfig config, long seed, int cut) {
        List<Long> bits = new ArrayList<>();
        Map<String, byte[]> chunks = new TreeMap<>();
        OnlineLearner learner = OnlineLearner.create(SPEC, config);
        try {
            RandomRows rows = new RandomRows(SPEC, seed);
            for (int window = 0; window < WINDOWS; window++) {
                learner.drainChanges(chunks::put);
                if (window == cut) {
                    learner.close();
                    learner = OnlineLearner.create(SPEC, config);
                    learner.load(chunks);
                }
                RowBatch batch = learner.newBatch();
                predict(learner, batch, rows);
                for (int row = 0; row < ROWS; row++) {
                    bits.add(Double.doubleToLongBits(batch.prediction(row, 0)));
                }
                learner.learn(batch, ROWS);
            }
        } finally {
            learner.close();
        }
        return bits;
    }

    private static void predict(OnlineLearner learner, RowBatch batch, RandomRows rows) {
        for (int row = 0; row < ROWS; row++) {
            learner.encode(rows.next(), batch, row);
        }
        learner.predict(batch, 0, ROWS);
    }

    private static LearnerConfig config(double loadBalance, double dropOut) {
        return config(new MmoeArchitecture(4, 4, new Frame(3, 4, true), new ExpertTraining(loadBalance, dropOut)));
    }

    private static LearnerConfig config(Architecture architecture) {
        return new LearnerConfig(architecture, rule(), ROWS, 3);
    }

    private static OptimizerConfig rule() {
        return UpdateRule.ADAGRAD.at(0.05);
    }
}
