package org.mmoestreams.app.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.mmoestreams.app.config.LabelSettings.Learn;
import org.mmoestreams.features.Attribution.Late;

/** What comes out of a join follows from its records: not from when it is saved, dies, or has predictions go out. */
class JoinCutPointTest {

    private static final double NONE = Double.NaN;

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void saysTheSameHoweverOftenItDies(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Consumer<JoinUnderTest>> records = records(chance);
        Late late = List.of(Late.values()).get(chance.nextInt(3));
        int most = chance.nextBoolean() ? 20 : 1000;
        Learn learn = List.of(Learn.values()).get(chance.nextInt(Learn.values().length));
        boolean learnsChanged = chance.nextBoolean();
        JoinRules rules = chance.nextInt(3) == 0
                ? ElapsedTimeJoinTest.rules(learn, learnsChanged, most)
                : LabelJoinTest.rules(late, learn, learnsChanged, most);
        JoinUnderTest undisturbed = new JoinUnderTest(rules);
        records.forEach(record -> record.accept(undisturbed));

        JoinUnderTest disturbed = new JoinUnderTest(rules);
        int saved = 0;
        for (int next = 0; next < records.size(); next++) {
            records.get(next).accept(disturbed);
            switch (chance.nextInt(12)) {
                case 0, 1 -> {
                    disturbed.save();
                    saved = next + 1;
                }
                case 2 -> disturbed.predictArrived();
                case 3 -> {
                    disturbed.crash();
                    next = saved - 1;
                }
                default -> {}
            }
        }
        assertThat(disturbed.said()).isEqualTo(undisturbed.said());
        assertThat(disturbed.counts().write()).isEqualTo(undisturbed.counts().write());
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void losesNoTaskOfARow(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Consumer<JoinUnderTest>> records = records(chance);
        JoinUnderTest join = new JoinUnderTest(LabelJoinTest.rules(Late.CORRECT, chance.nextBoolean(), false, 1000));
        records.forEach(record -> record.accept(join));
        for (int i = 0; i < 200; i++) {
            join.event("late" + i, 1e6 + i, 1, 1);
        }
        for (int task = 0; task < 2; task++) {
            assertThat(join.count(task, JoinCount.WAITING))
                    .as("waiting, task " + task)
                    .isZero();
        }
        assertThat(join.counts().rows()).isZero();
        assertThat(join.counts().early()).isZero();
        assertThat(join.counts().finished()).isEqualTo(200);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void settlesEveryRowThatWasLearntAndNotReplacedOnce(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int most = chance.nextBoolean() ? 20 : 1000;
        Learn learn = List.of(Learn.values()).get(chance.nextInt(Learn.values().length));
        JoinUnderTest join = new JoinUnderTest(ElapsedTimeJoinTest.rules(learn, false, most));
        double time = 0;
        for (int row = 0; row < 300; row++) {
            time += chance.nextDouble() * 20;
            join.event("e" + row, time, NONE, NONE);
            join.label("e" + chance.nextInt(row + 1), time + chance.nextInt(20), label(chance), label(chance));
        }
        for (int i = 0; i < 300; i++) {
            join.event("last" + i, 1e6 + i, 0, 0);
        }
        for (int row = 0; row < 300; row++) {
            ElapsedTimeJoinTest.assertSettled(join.said(), "e" + row);
        }
    }

    private static List<Consumer<JoinUnderTest>> records(SplittableRandom chance) {
        List<Consumer<JoinUnderTest>> records = new ArrayList<>();
        double time = 0;
        int ids = 1 + chance.nextInt(200);
        for (int i = 0; i < 400; i++) {
            time += chance.nextInt(20) == 0 ? chance.nextInt(2000) : chance.nextDouble();
            double now = Math.max(0, time - (chance.nextInt(10) == 0 ? chance.nextInt(50) : 0));
            String id = "e" + chance.nextInt(ids);
            double[] labels = {label(chance), label(chance)};
            switch (chance.nextInt(20)) {
                case 0 -> records.add(join -> join.withdraw(id));
                case 1, 2, 3, 4, 5, 6, 7, 8 -> records.add(join -> join.label(id, now, labels));
                case 9, 10 -> records.add(join -> join.event(id, now, labels));
                default -> records.add(join -> join.event(id, now, NONE, NONE));
            }
        }
        return records;
    }

    private static double label(SplittableRandom chance) {
        return chance.nextInt(3) == 0 ? NONE : chance.nextInt(2);
    }
}
