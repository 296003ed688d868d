package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;
import org.mmoestreams.fixtures.RandomRows;
import org.mmoestreams.fixtures.RandomSpecs;
import org.mmoestreams.fixtures.SmallNetwork;
import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.model.Architecture;
import org.mmoestreams.model.MmoeArchitecture;
import org.mmoestreams.optim.OptimizerPlan;
import org.mmoestreams.optim.Schedule;

class OnlineLearnerPropertyTest {

    private static final int WINDOW_ROWS = 12;

    @Provide
    Arbitrary<FeatureSpec> specs() {
        Arbitrary<FeatureSpec> some = Arbitraries.of(
                RandomRows.spec(),
                RandomRows.spec("  - {name: buys, field: bought, kind: binary, positive: \"yes\"}"),
                RandomRows.spec("  - {name: spends, field: spent, kind: regression}"));
        return Arbitraries.oneOf(some, Arbitraries.longs().map(RandomSpecs::of));
    }

    @Property(tries = 180)
    void savedLoadedAndTrainedOnEqualsNeverSaved(
            @ForAll("specs") FeatureSpec spec,
            @ForAll UpdateRule optimizer,
            @ForAll SmallNetwork network,
            @ForAll boolean wide,
            @ForAll @IntRange(min = 1, max = 12) int windows,
            @ForAll long seed) {
        try (StreamedLearner never = start(spec, config(optimizer, network.of(wide)), seed);
                StreamedLearner once = start(spec, config(optimizer, network.of(wide)), seed)) {
            int rows = never.run(windows, -1, false);
            once.run(windows, new Random(seed).nextInt(rows), true);
            assertThat(once.predictions()).isEqualTo(never.predictions());
            assertThat(once.store()).hasSameSizeAs(never.store()).allSatisfy((key, chunk) -> assertThat(chunk)
                    .as(key)
                    .isEqualTo(never.store().get(key)));
            assertThat(once.learner().windows()).isEqualTo(windows);
            assertThat(once.learner().rowsLearnt()).isEqualTo(rows);
            assertThat(never.learner().windowsRejected()).isZero();
        }
    }

    @Property(tries = 60)
    void savedLoadedAndTrainedOnWithRulesOfGroupsAndASchedule(
            @ForAll UpdateRule wide,
            @ForAll UpdateRule embeddings,
            @ForAll Schedule.Form form,
            @ForAll @IntRange(min = 1, max = 12) int windows,
            @ForAll long seed) {
        FeatureSpec spec = RandomRows.spec();
        OptimizerPlan plan = new OptimizerPlan(
                UpdateRule.ADAM.at(0.02),
                Optional.of(wide.at(0.01)),
                Optional.of(embeddings.at(0.03)),
                new Schedule(form, 5, 0.3, 2));
        LearnerConfig config = new LearnerConfig(new MmoeArchitecture(3, 4, 3, 4, true), plan, WINDOW_ROWS, 7);
        try (StreamedLearner never = start(spec, config, seed);
                StreamedLearner once = start(spec, config, seed)) {
            int rows = never.run(windows, -1, false);
            once.run(windows, new Random(seed).nextInt(rows), true);
            assertThat(once.predictions()).isEqualTo(never.predictions());
            assertThat(once.store()).hasSameSizeAs(never.store()).allSatisfy((key, chunk) -> assertThat(chunk)
                    .as(key)
                    .isEqualTo(never.store().get(key)));
        }
    }

    @Property(tries = 120)
    void predictionOfARowIsTheSameWhateverTheRange(
            @ForAll("specs") FeatureSpec spec,
            @ForAll SmallNetwork network,
            @ForAll boolean wide,
            @ForAll @IntRange(min = 0, max = 3) int windows,
            @ForAll long seed) {
        try (StreamedLearner trained = start(spec, config(UpdateRule.ADAGRAD, network.of(wide)), seed)) {
            trained.run(windows, -1, false);
            OnlineLearner learner = trained.learner();
            RowBatch batch = learner.newBatch();
            RandomRows rows = new RandomRows(spec, ~seed);
            Random random = new Random(seed);
            int tasks = spec.tasks().size();
            long[] early = new long[WINDOW_ROWS * tasks];
            for (int row = 0; row < WINDOW_ROWS; row++) {
                learner.encode(rows.next(), batch, row);
                learner.predict(batch, row, row + 1);
                note(batch, row, early);
            }
            for (int round = 0; round < 6; round++) {
                int from = round == 0 ? 0 : random.nextInt(WINDOW_ROWS);
                int to = round == 0 ? WINDOW_ROWS : from + 1 + random.nextInt(WINDOW_ROWS - from);
                learner.predict(batch, from, to);
                long[] now = early.clone();
                for (int row = from; row < to; row++) {
                    note(batch, row, now);
                }
                assertThat(now).as("[%d, %d)", from, to).isEqualTo(early);
            }
        }
    }

    @Property(tries = 60)
    void predictionOfARowIsTheSameAtAnyPlaceInAnyWindow(
            @ForAll("specs") FeatureSpec spec,
            @ForAll SmallNetwork network,
            @ForAll boolean wide,
            @ForAll @IntRange(max = 11) int row,
            @ForAll long seed) {
        LearnerConfig config = config(UpdateRule.ADAGRAD, network.of(wide));
        LearnerConfig single = new LearnerConfig(config.architecture(), config.optimizers(), 1, config.seed());
        try (StreamedLearner trained = start(spec, config, seed);
                OnlineLearner other = OnlineLearner.create(spec, single)) {
            trained.run(3, -1, false);
            other.load(trained.store());
            RowBatch batch = trained.learner().newBatch();
            RowBatch alone = other.newBatch();
            RandomRows rows = new RandomRows(spec, ~seed);
            for (int i = 0; i < WINDOW_ROWS; i++) {
                FieldValues values = rows.next();
                trained.learner().encodeFrozen(values, batch, i);
                if (i == row) {
                    other.encodeFrozen(values, alone, 0);
                }
            }
            trained.learner().predict(batch, 0, WINDOW_ROWS);
            other.predict(alone, 0, 1);
            for (int task = 0; task < spec.tasks().size(); task++) {
                assertThat(alone.prediction(0, task)).isEqualTo(batch.prediction(row, task));
            }
        }
    }

    private static void note(RowBatch batch, int row, long[] bits) {
        int tasks = bits.length / batch.capacity();
        for (int task = 0; task < tasks; task++) {
            bits[row * tasks + task] = Double.doubleToRawLongBits(batch.prediction(row, task));
        }
    }

    private static StreamedLearner start(FeatureSpec spec, LearnerConfig config, long seed) {
        return new StreamedLearner(OnlineLearner.create(spec, config), seed);
    }

    private static LearnerConfig config(UpdateRule optimizer, Architecture architecture) {
        return new LearnerConfig(architecture, optimizer.at(0.02), WINDOW_ROWS, 7);
    }
}
