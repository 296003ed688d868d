package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;
import org.mmoestreams.fixtures.SmallNetwork;
import org.mmoestreams.fixtures.UpdateRule;

/** Reactions of learners of every architecture. */
class ReactionOfNetworksTest {

    private static final FeatureSpec SPEC = RandomRows.withItems(RandomRows.spec());
    private static final int ROWS = 8;
    private static final List<Reaction> REACTIONS = List.of(
            Reaction.restartTower(1), Reaction.raiseRate(3, 4), Reaction.resetAccumulators(), Reaction.restartTower(0));

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @EnumSource(SmallNetwork.class)
    void goesOnBitForBitFromItsChunksAmidReactions(SmallNetwork network) {
        LearnerConfig config = new LearnerConfig(network.of(true), UpdateRule.ADAM.at(0.01), ROWS, 7);
        Map<String, byte[]> steady = learnt(config, false);
        Map<String, byte[]> cut = learnt(config, true);
        assertThat(cut).as("seed " + seed).hasSameSizeAs(steady);
        steady.forEach((key, chunk) -> assertThat(Arrays.equals(cut.get(key), chunk))
                .as(key + ", seed " + seed)
                .isTrue());
    }

    private Map<String, byte[]> learnt(LearnerConfig config, boolean cuts) {
        Map<String, byte[]> store = new TreeMap<>();
        RandomRows rows = new RandomRows(SPEC, seed);
        OnlineLearner learner = OnlineLearner.create(SPEC, config);
        for (Reaction reaction : REACTIONS) {
            for (int window = 0; window < 3; window++) {
                learn(learner, rows);
                if (cuts) {
                    learner.drainChanges(store::put);
                    learner.close();
                    learner = OnlineLearner.create(SPEC, config);
                    learner.load(store);
                }
            }
            learner.react(reaction);
        }
        learn(learner, rows);
        learner.drainChanges(store::put);
        learner.close();
        return store;
    }

    private static void learn(OnlineLearner learner, RandomRows rows) {
        RowBatch batch = learner.newBatch();
        for (int row = 0; row < ROWS; row++) {
            learner.encode(rows.next(), batch, row);
        }
        learner.predict(batch, 0, ROWS);
        learner.learn(batch, ROWS);
    }
}
