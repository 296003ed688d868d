package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.model.MmoeArchitecture;

class ReactionTest {

    private static final FeatureSpec SPEC = RandomRows.withItems(RandomRows.spec());
    private static final String PACE = "pace/000000";
    private static final String OUTPUT = "tower.buys.output/000000";
    private static final String ACCUMULATOR = "#accumulator";
    private static final int ROWS = 8;
    /** The seed of windows that have labels of each task. */
    private static final long LABELLED = 11;

    private static final int EXPERTS = 3;
    private static final int UNITS = 4;

    private final long seed = new Random().nextLong();
    private final Map<OnlineLearner, Map<String, byte[]>> stores = new HashMap<>();

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void goesOnBitForBitFromItsChunksAmidReactions(UpdateRule rule) {
        List<Reaction> reactions = List.of(
                Reaction.raiseRate(3, 4),
                Reaction.resetAccumulators(),
                Reaction.restartTower(1),
                Reaction.raiseRate(0.5, 2));
        TreeMap<String, byte[]> steady = new TreeMap<>();
        TreeMap<String, byte[]> cut = new TreeMap<>();
        run(rule, reactions, steady, false);
        run(rule, reactions, cut, true);
        assertThat(cut).as("seed " + seed).containsExactlyEntriesOf(steady);
    }

    @Test
    void raisesTheRateForItsWindowsAlone() {
        try (OnlineLearner raised = learner(UpdateRule.SGD);
                OnlineLearner usual = learner(UpdateRule.SGD);
                OnlineLearner triple = OnlineLearner.create(SPEC, config(UpdateRule.SGD, 0.03))) {
            raised.react(Reaction.raiseRate(3, 2));
            List.of(raised, usual, triple).forEach(learner -> windows(learner, new Random(seed), 2));
            double toUsual = largestDifference(output(raised), output(usual));
            assertThat(largestDifference(output(raised), output(triple)))
                    .as("seed " + seed)
                    .isLessThan(0.01 * toUsual);
            Map<String, byte[]> withoutPace = new TreeMap<>(chunks(raised));
            withoutPace.remove(PACE);
            usual.load(withoutPace);
            List.of(raised, usual).forEach(learner -> windows(learner, new Random(seed + 1), 3));
            assertThat(output(raised)).as("seed " + seed).isEqualTo(output(usual));
        }
    }

    @Test
    void resetsTheAccumulatorsAndLeavesTheWeights() {
        try (OnlineLearner learner = learner(UpdateRule.ADAGRAD)) {
            windows(learner, new Random(seed), 5);
            Map<String, byte[]> before = new TreeMap<>(chunks(learner));
            learner.react(Reaction.resetAccumulators());
            Map<String, byte[]> after = chunks(learner);
            assertThat(after.keySet())
                    .filteredOn(key -> key.contains(ACCUMULATOR))
                    .hasSizeGreaterThan(6);
            after.forEach((key, chunk) -> {
                if (key.contains(ACCUMULATOR)) {
                    assertThat(floats(chunk)).as(key).containsOnly(1e-7f);
                } else if (before.containsKey(key)) {
                    assertThat(chunk).as(key).isEqualTo(before.get(key));
                }
            });
        }
    }

    /** Where optimisers count their steps, the count begins anew: the next step is as large as the first one was. */
    @Test
    void resetsTheCountOfSteps() {
        try (OnlineLearner reset = learner(UpdateRule.ADAM);
                OnlineLearner fresh = learner(UpdateRule.ADAM)) {
            windows(reset, new Random(LABELLED), 50);
            resetWithSlotsOf(reset, fresh);
            reset.react(Reaction.resetAccumulators());
            for (OnlineLearner learner : List.of(reset, fresh)) {
                float[] before = output(learner);
                windows(learner, new Random(LABELLED), 1);
                assertThat(largestDifference(before, output(learner))).isBetween(0.0099, 0.0101);
            }
        }
    }

    @Test
    void restartsTheTowerOfOneTaskAndLeavesTheOthersAsTheyPredict() {
        try (OnlineLearner learner = learner(UpdateRule.ADAGRAD);
                OnlineLearner fresh = learner(UpdateRule.ADAGRAD)) {
            windows(learner, new Random(seed), 20);
            resetWithSlotsOf(learner, fresh);
            RowBatch batch = learner.newBatch();
            learner.encodeFrozen(new RandomRows(SPEC, seed).next(), batch, 0);
            learner.predict(batch, 0, 1);
            double[] predicted = {batch.prediction(0, 0), batch.prediction(0, 1)};
            Map<String, byte[]> learnt = new TreeMap<>(chunks(learner));
            learner.react(Reaction.restartTower(0));
            learner.predict(batch, 0, 1);
            assertThat(batch.prediction(0, 1)).as("seed " + seed).isEqualTo(predicted[1]);
            assertThat(batch.prediction(0, 0)).as("seed " + seed).isNotEqualTo(predicted[0]);
            Map<String, byte[]> start = chunks(fresh);
            Map<String, byte[]> after = chunks(learner);
            assertThat(start.keySet())
                    .filteredOn(key -> key.startsWith("tower.buys"))
                    .hasSize(4);
            for (String key : start.keySet()) {
                if (key.startsWith("tower.buys")) {
                    assertThat(after.get(key)).as(key).isEqualTo(start.get(key));
                }
                if (key.startsWith("wide") || key.startsWith("experts-and-gates")) {
                    assertThat(ofTask(0, key, after.get(key))).as(key).isEqualTo(ofTask(0, key, start.get(key)));
                    float[] before = ofTask(1, key, learnt.getOrDefault(key, start.get(key)));
                    assertThat(ofTask(1, key, after.get(key))).as(key).isEqualTo(before);
                }
            }
        }
    }

    /** The two tasks that weigh the rows of one with late labels learnt from the same rows as it did. */
    @Test
    void restartsTheTasksBesideOneThatCorrectsByElapsedTimeWithIt() {
        FeatureSpec spec = RandomRows.spec("""
                  - {name: opens, field: opened, positive: "yes"}
                  - {name: buys, field: bought, positive: "yes", attribution: PT1H, at-end: negative, late: correct,
                     correction: elapsed-time}
                """);
        try (OnlineLearner learner = OnlineLearner.create(spec, config(UpdateRule.ADAGRAD, 0.01))) {
            RowBatch batch = learner.newLateBatch();
            RandomRows rows = new RandomRows(spec, seed);
            for (int window = 0; window < 5; window++) {
                for (int row = 0; row < ROWS; row++) {
                    learner.encode(rows.next(), batch, row);
                    for (int task = 0; task < spec.networkTasks().size(); task++) {
                        batch.setLabel(row, task, (row + task) % 2);
                    }
                }
                learner.predict(batch, 0, ROWS);
                learner.learn(batch, ROWS);
            }
            chunks(learner).clear();
            learner.react(Reaction.restartTower(0));
            assertThat(towers(learner)).containsExactly("tower.opens");
            chunks(learner).clear();
            learner.react(Reaction.restartTower(1));
            assertThat(towers(learner)).containsExactly("tower.buys", "tower.buys.delayed", "tower.buys.real-negative");
        }
    }

    @Test
    void storesNothingOfThePaceWithoutAReaction() {
        try (OnlineLearner learner = learner(UpdateRule.ADAGRAD)) {
            windows(learner, new Random(seed), 3);
            learner.react(Reaction.NONE);
            assertThat(chunks(learner)).doesNotContainKey(PACE);
            learner.react(Reaction.raiseRate(2, 1));
            assertThat(chunks(learner)).containsKey(PACE);
        }
    }

    @Test
    void refusesRatesWindowsAndTasksThatCannotBe() {
        assertThatThrownBy(() -> Reaction.raiseRate(0, 1))
                .hasMessage("rate: 0.0 (expected: a number > 0, in the range of a float)");
        assertThatThrownBy(() -> Reaction.raiseRate(2, 0)).hasMessage("windows: 0 (expected: 1 to 1000000)");
        assertThatThrownBy(() -> Reaction.restartTower(-1)).hasMessage("task: -1 (expected: >= 0)");
        try (OnlineLearner learner = learner(UpdateRule.ADAGRAD)) {
            assertThatThrownBy(() -> learner.react(Reaction.restartTower(2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("task: 2 (expected: below 2, the number of the spec's tasks)");
        }
    }

    private void run(UpdateRule rule, List<Reaction> reactions, Map<String, byte[]> store, boolean cuts) {
        Random random = new Random(seed);
        OnlineLearner learner = learner(rule);
        for (Reaction reaction : reactions) {
            for (int window = 0; window < 3; window++) {
                windows(learner, random, 1);
                if (cuts) {
                    learner.drainChanges(store::put);
                    learner.close();
                    learner = learner(rule);
                    learner.load(store);
                }
            }
            learner.react(reaction);
        }
        windows(learner, random, 1);
        learner.drainChanges(store::put);
        learner.close();
    }

    private static void windows(OnlineLearner learner, Random random, int count) {
        RandomRows rows = new RandomRows(SPEC, random.nextLong());
        RowBatch batch = learner.newBatch();
        for (int window = 0; window < count; window++) {
            for (int row = 0; row < ROWS; row++) {
                learner.encode(rows.next(), batch, row);
            }
            learner.predict(batch, 0, ROWS);
            learner.learn(batch, ROWS);
        }
    }

    private static double largestDifference(float[] some, float[] others) {
        double largest = 0;
        for (int i = 0; i < some.length; i++) {
            largest = Math.max(largest, Math.abs((double) some[i] - others[i]));
        }
        return largest;
    }

    /** All chunks that a learner has put so far, as they are now. */
    private Map<String, byte[]> chunks(OnlineLearner learner) {
        Map<String, byte[]> store = stores.computeIfAbsent(learner, first -> new TreeMap<>());
        learner.drainChanges(store::put);
        return store;
    }

    /** Has a fresh learner put the chunks that one that has learnt has put, as they are before the first step. */
    private void resetWithSlotsOf(OnlineLearner learnt, OnlineLearner fresh) {
        Map<String, byte[]> slots = new TreeMap<>(chunks(learnt));
        slots.keySet().removeIf(key -> !key.contains("#"));
        fresh.load(slots);
        fresh.react(Reaction.resetAccumulators());
    }

    /** The towers of which a learner has put something. */
    private Set<String> towers(OnlineLearner learner) {
        return chunks(learner).keySet().stream()
                .filter(key -> key.startsWith("tower."))
                .map(key -> key.replaceFirst("\\.(hidden|output).*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The weights of the output of a task. */
    private float[] output(OnlineLearner learner) {
        Map<String, byte[]> chunks = chunks(learner);
        return floats(chunks.containsKey(OUTPUT) ? chunks.get(OUTPUT) : new byte[0]);
    }

    /** The columns of wide weights or gates, or of their slots, that are a task's alone. */
    private static float[] ofTask(int task, String key, byte[] chunk) {
        float[] all = floats(chunk);
        int tasks = SPEC.tasks().size();
        int width = key.startsWith("wide") ? tasks : EXPERTS * UNITS + tasks * EXPERTS;
        int own = key.startsWith("wide") ? 1 : EXPERTS;
        float[] columns = new float[all.length / width * own];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = all[i / own * width + width - (tasks - task) * own + i % own];
        }
        return columns;
    }

    private static float[] floats(byte[] chunk) {
        float[] floats = new float[chunk.length / Float.BYTES];
        ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        return floats;
    }

    private static OnlineLearner learner(UpdateRule rule) {
        return OnlineLearner.create(SPEC, config(rule, 0.01));
    }

    private static LearnerConfig config(UpdateRule rule, double rate) {
        return new LearnerConfig(new MmoeArchitecture(EXPERTS, UNITS, 4, 4, true), rule.at(rate), ROWS, 7);
    }
}
