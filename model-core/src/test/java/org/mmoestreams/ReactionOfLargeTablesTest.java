package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.model.MmoeArchitecture;

/** A reaction writes what it changes: of a large table, few rows were ever learnt. */
class ReactionOfLargeTablesTest {

    /** Some 1,600 blocks of rows in each table. */
    private static final FeatureSpec SPEC = FeatureSpec.parse("""
            event-id: id
            event-time: time
            nominal:
              - {field: user, capacity: 100000}
            tasks:
              - {name: buys, field: bought, positive: "yes"}
            """);

    private static final int ROWS = 8;
    private static final int USERS = 100;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void writesTheBlocksThatChangeAloneAndGoesOnFromThemBitForBit(UpdateRule rule) {
        for (Reaction reaction : new Reaction[] {Reaction.resetAccumulators(), Reaction.restartTower(0)}) {
            Map<String, byte[]> store = new TreeMap<>();
            Map<String, byte[]> written = new TreeMap<>();
            Map<String, byte[]> whole = new TreeMap<>();
            try (OnlineLearner learner = learner(rule)) {
                learn(learner, new Random(seed));
                learner.drainChanges(store::put);
                learner.react(reaction);
                learner.drainChanges(written::put);
                assertThat(written).as("%s, seed %d", reaction, seed).hasSizeLessThan(30);
                store.putAll(written);
                whole.putAll(store);
                learn(learner, new Random(seed + 1));
                learner.drainChanges(whole::put);
            }
            try (OnlineLearner restored = learner(rule)) {
                restored.load(store);
                learn(restored, new Random(seed + 1));
                restored.drainChanges(store::put);
            }
            assertThat(store).as("%s, seed %d", reaction, seed).containsExactlyEntriesOf(whole);
        }
    }

    @Test
    void writesNoWeightsWhereNothingWasLearnt() {
        Map<String, byte[]> written = new TreeMap<>();
        try (OnlineLearner learner = learner(UpdateRule.ADAGRAD)) {
            learner.react(Reaction.restartTower(0));
            learner.react(Reaction.resetAccumulators());
            learner.drainChanges(written::put);
        }
        assertThat(written).containsOnlyKeys("pace/000000");
    }

    private static void learn(OnlineLearner learner, Random random) {
        RowBatch batch = learner.newBatch();
        FieldValues values = FieldValues.of(SPEC);
        for (int window = 0; window < 10; window++) {
            for (int row = 0; row < ROWS; row++) {
                values.clear();
                values.setNominal(0, "user " + random.nextInt(USERS));
                values.setLabel(0, random.nextInt(2));
                learner.encode(values, batch, row);
            }
            learner.predict(batch, 0, ROWS);
            learner.learn(batch, ROWS);
        }
    }

    private static OnlineLearner learner(UpdateRule rule) {
        return OnlineLearner.create(
                SPEC, new LearnerConfig(new MmoeArchitecture(2, 4, 4, 4, true), rule.at(0.01), ROWS, 7));
    }
}
