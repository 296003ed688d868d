package org.mmoestreams.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.drift.Adwin;
import org.mmoestreams.drift.Ddm;
import org.mmoestreams.drift.DetectorConfig;
import org.mmoestreams.drift.HddmA;
import org.mmoestreams.drift.HddmW;
import org.mmoestreams.drift.Side;
import org.mmoestreams.features.Task;
import org.mmoestreams.settings.Kind;

class LossWatchTest {

    private static final List<Task> TASKS = Visits.SPEC.tasks();
    private static final int BUYS = 0;
    private static final int SPENDS = 1;
    private static final int PHASE = 1_500;

    private final SplittableRandom random = new SplittableRandom(Seeds.fresh("LossWatchTest"));

    static List<DetectorConfig> detectorsOfMeans() {
        return List.of(
                new Adwin(1e-6, 32, 5, 5, 10, Adwin.AfterAlarm.START_OVER),
                new HddmA(1e-6, 1e-4, Side.BOTH),
                new HddmW(1e-7, 1e-4, 0.05, Side.BOTH));
    }

    /** The model gets better after the first phase, and worse after the second. */
    @ParameterizedTest
    @MethodSource("detectorsOfMeans")
    void saysThatTheLossHasRisenAndNotThatItHasFallen(DetectorConfig config) {
        LossWatch watch = LossWatch.restore(Optional.of(config), TASKS, task -> null);
        List<Alarm> better = phases(watch, 0.4, 0.05);
        List<Alarm> worse = phases(watch, 0.6);
        assertThat(better).isEmpty();
        assertThat(worse).hasSize(1);
        Alarm alarm = worse.get(0);
        assertThat(alarm.name()).isEqualTo("buys");
        assertThat(alarm.detector()).isEqualTo(config.kind().name());
        assertThat(alarm.rows()).isBetween(2L * PHASE, 2L * PHASE + 200);
        assertThat(alarm.eventTime()).isBetween(0L, 200L);
        assertThat(alarm.after()).isGreaterThan(alarm.before());
    }

    @ParameterizedTest
    @MethodSource("detectorsOfMeans")
    void goesOnFromWhatItPut(DetectorConfig config) {
        Map<String, byte[]> store = new TreeMap<>();
        LossWatch whole = LossWatch.restore(Optional.of(config), TASKS, task -> null);
        LossWatch cut = LossWatch.restore(Optional.of(config), TASKS, task -> null);
        List<Alarm> ofWhole = new ArrayList<>();
        List<Alarm> ofCut = new ArrayList<>();
        for (int row = 0; row < 2 * PHASE; row++) {
            boolean wrong = random.nextDouble() < (row < PHASE ? 0.1 : 0.6);
            whole.add(BUYS, wrong ? 0.1 : 0.9, true, row).ifPresent(ofWhole::add);
            cut.add(BUYS, wrong ? 0.1 : 0.9, true, row).ifPresent(ofCut::add);
            if (random.nextInt(20) == 0) {
                cut.save(store::put);
                cut = LossWatch.restore(Optional.of(config), TASKS, store::get);
            }
        }
        assertThat(ofCut).isNotEmpty().isEqualTo(ofWhole);
        assertThat(store).containsOnlyKeys("buys");
        assertThat(cut.startedOver()).isEmpty();
    }

    @Test
    void beginsAnewWithADetectorOfOtherSettings() {
        Map<String, byte[]> store = new HashMap<>();
        LossWatch before = LossWatch.restore(Optional.of(Adwin.KIND.standard()), TASKS, task -> null);
        phases(before, 0.1);
        before.save(store::put);
        LossWatch other = LossWatch.restore(Optional.of(new HddmA(1e-6, 1e-4, Side.UP)), TASKS, store::get);
        assertThat(other.startedOver()).containsExactly("buys");
        assertThat(phases(other, 0.1, 0.8)).hasSize(1).allSatisfy(alarm -> assertThat(alarm.rows())
                .isBetween((long) PHASE, 2L * PHASE));
    }

    @Test
    void forgetsWhatItKnewOnceItIsSwitchedOff() {
        Map<String, byte[]> store = new HashMap<>();
        LossWatch on = LossWatch.restore(Optional.of(Adwin.KIND.standard()), TASKS, task -> null);
        phases(on, 0.1);
        on.save(store::put);
        LossWatch off = LossWatch.restore(Optional.empty(), TASKS, store::get);
        off.save(store::put);
        assertThat(store).containsOnlyKeys("buys").containsEntry("buys", null);
        assertThat(off.watches(BUYS)).isFalse();
    }

    /** Labels of one task come with this commit, and those of the other one do not. */
    @Test
    void putsTheTasksAloneThatWereShownARow() {
        List<Task> tasks = List.of(Task.binary("clicks", "clicked", "yes"), Task.binary("buys", "bought", "yes"));
        LossWatch watch = LossWatch.restore(Optional.of(Adwin.KIND.standard()), tasks, task -> null);
        List<String> put = new ArrayList<>();
        for (int task : new int[] {1, 0, 1}) {
            watch.add(task, 0.5, true, 0);
            watch.save((name, state) -> put.add(name));
        }
        watch.save((name, state) -> put.add(name));
        assertThat(put).containsExactly("buys", "clicks", "buys");
    }

    @Test
    void looksAtBinaryTasksAlone() {
        LossWatch watch = LossWatch.restore(Optional.of(Adwin.KIND.standard()), TASKS, task -> null);
        assertThat(watch.watches(BUYS)).isTrue();
        assertThat(watch.watches(SPENDS)).isFalse();
    }

    @Test
    void givesEveryDetectorValuesThatItTakes() {
        for (Kind<? extends DetectorConfig> kind : DetectorConfig.kinds()) {
            LossWatch watch = LossWatch.restore(Optional.of(kind.standard()), TASKS, task -> null);
            for (double probability : new double[] {-0.1, 0, 0.3, 0.5, 1, 1.1}) {
                watch.add(BUYS, probability, true, 0);
                watch.add(BUYS, probability, false, 0);
            }
        }
        assertThat(TaskValues.of(Ddm.KIND.standard().takes()).of(0.5, true)).isZero();
        assertThat(TaskValues.of(Ddm.KIND.standard().takes()).of(0.5, false)).isOne();
        assertThat(TaskValues.of(Adwin.KIND.standard().takes()).of(0.5, false)).isEqualTo(StrictMath.log(2));
    }

    private List<Alarm> phases(LossWatch watch, double... rates) {
        List<Alarm> alarms = new ArrayList<>();
        for (double rate : rates) {
            for (int row = 0; row < PHASE; row++) {
                boolean positive = random.nextBoolean();
                boolean wrong = random.nextDouble() < rate;
                watch.add(BUYS, positive == wrong ? 0.2 : 0.8, positive, row).ifPresent(alarms::add);
            }
        }
        return alarms;
    }
}
