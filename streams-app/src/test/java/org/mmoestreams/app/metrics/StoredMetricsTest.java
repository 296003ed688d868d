package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.mmoestreams.client.serde.AvroBytes;
import org.mmoestreams.features.Task;
import org.mmoestreams.metrics.LogLoss;
import org.mmoestreams.schemas.CalibrationBin;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/** Going on from stores that other builds filled: with other metrics, or in the format before. */
class StoredMetricsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String LOG_LOSS = "total/clicks/metric/log_loss/";
    /** How many of {@link #windowsOfFormatThree} the stored sums of that format are over. */
    private static final int IN_FORMAT_THREE = 44;

    @Test
    void publishesWhatTheBuildOfFormatThreeWouldHavePublished() {
        RestartableMetrics metrics = new RestartableMetrics(30, 10, 2);
        metrics.restart(storeOfFormatThree());
        List<ScoredWindow> windows = windowsOfFormatThree();
        windows.subList(IN_FORMAT_THREE, windows.size()).forEach(metrics::send);
        metrics.advance(SECOND);
        List<TaskMetrics> older = StoredEntries.lines("/metrics-format-3/published.txt").stream()
                .map(line -> AvroBytes.to(TaskMetrics.class, Base64.getDecoder().decode(line)))
                .toList();
        // that build had another window for each partition
        older = older.stream().filter(StoredMetricsTest::isTotal).toList();
        List<TaskMetrics> published = metrics.published().stream()
                .filter(StoredMetricsTest::isTotal)
                .map(StoredMetricsTest::asThen)
                .toList();
        assertThat(published)
                .hasSizeGreaterThan(4)
                .isEqualTo(older.subList(older.size() - published.size(), older.size()));
    }

    @Test
    void leavesNothingOfFormatThreeAfterTheFirstCommit() {
        RestartableMetrics steady = new RestartableMetrics(30, 10, 2);
        RestartableMetrics metrics = new RestartableMetrics(30, 10, 2);
        metrics.restart(storeOfFormatThree());
        List<ScoredWindow> windows = windowsOfFormatThree();
        windows.subList(0, IN_FORMAT_THREE + 1).forEach(steady::send);
        metrics.send(windows.get(IN_FORMAT_THREE));
        assertThat(metrics.stored()).containsKeys("total/clicks/rows", "total/spends/rows", LOG_LOSS + "000000");
        metrics.stored().forEach((key, value) -> {
            if (key.startsWith("sliding/")) {
                Task task = key.startsWith("sliding/clicks/") ? Windows.CLICKS : Windows.SPENDS;
                assertThat(StoredScores.write(StoredScores.read(value, task))).isEqualTo(value);
            } else {
                assertThat(value).as(key).isEqualTo(steady.stored().get(key));
            }
        });
    }

    @Test
    void leavesFormatThreeAsItIsUntilACommit() {
        Map<String, byte[]> store = storeOfFormatThree();
        RestartableMetrics metrics = new RestartableMetrics(30, 10, 2).committingWhenTold();
        metrics.restart(store);
        metrics.send(windowsOfFormatThree().get(IN_FORMAT_THREE));
        assertThat(metrics.stored()).containsExactlyEntriesOf(store);
    }

    @Test
    void readsTheRowsWithoutAScoreOfFormatThree() {
        Map<String, byte[]> store = storeOfFormatThree();
        store.computeIfPresent("total/clicks/sums", (key, value) -> {
            byte[] more = Arrays.copyOf(value, value.length + Long.BYTES);
            ByteBuffer.wrap(more).putLong(value.length, 7);
            return more;
        });
        RestartableMetrics metrics = new RestartableMetrics(30, 1, 2);
        metrics.restart(store);
        metrics.send(windowsOfFormatThree().get(IN_FORMAT_THREE));
        assertThat(metrics.newest("clicks", MetricsScope.TOTAL).getUnscoredRows())
                .isEqualTo(7);
    }

    @Test
    void startsAMetricThatHasNoChunkFromNoRowsAndSaysSo() {
        List<ScoredWindow> windows = Windows.random(new SplittableRandom(8), 0, 80);
        RestartableMetrics steady = new RestartableMetrics(30, 10, 1);
        RestartableMetrics late = new RestartableMetrics(30, 10, 1);
        windows.forEach(steady::send);
        windows.subList(0, 40).forEach(late::send);
        late.restart(without(LOG_LOSS, late.stored()));
        windows.subList(40, 80).forEach(late::send);
        steady.advance(SECOND);
        late.advance(SECOND);

        TaskMetrics total = late.newest("clicks", MetricsScope.TOTAL);
        Measure loss = measure(total, "log_loss");
        assertThat(loss.getRows()).isPositive().isLessThan(total.getRows());
        assertThat(loss.getValue()).isCloseTo(lossOfLast(loss.getRows(), windows), within(1e-12));
        assertThat(total.getLogLoss()).as("a column cannot say what it lacks").isNull();
        assertThat(measure(total, "normalised_entropy").getValue())
                .as("loss and rate are over different rows")
                .isNull();
        assertThat(withoutLoss(total)).isEqualTo(withoutLoss(steady.newest("clicks", MetricsScope.TOTAL)));
        assertThat(late.newest("clicks", MetricsScope.SLIDING))
                .as("the window's rows are kept, whatever is measured")
                .isEqualTo(steady.newest("clicks", MetricsScope.SLIDING));
    }

    @Test
    void beginsFiguresThatFormatThreeLackedWithTheirOwnRows() {
        RestartableMetrics metrics = new RestartableMetrics(30, 10, 2);
        metrics.restart(storeOfFormatThree());
        List<ScoredWindow> windows = windowsOfFormatThree();
        windows.subList(IN_FORMAT_THREE, windows.size()).forEach(metrics::send);
        metrics.advance(SECOND);
        RestartableMetrics steady = new RestartableMetrics(30, 10, 2);
        windows.forEach(steady::send);
        steady.advance(SECOND);

        TaskMetrics total = metrics.newest("clicks", MetricsScope.TOTAL);
        TaskMetrics whole = steady.newest("clicks", MetricsScope.TOTAL);
        for (String name : List.of("auc_low", "average_precision", "lift_top_decile", "normalised_entropy")) {
            assertThat(measure(total, name)).as("of sums that were there").isEqualTo(measure(whole, name));
        }
        for (String name : List.of("brier_score", "calibration_error", "accuracy")) {
            assertThat(measure(total, name).getRows()).as(name).isPositive().isLessThan(total.getRows());
            assertThat(measure(total, name).getValue()).as(name).isNotNull();
        }
        assertThat(total.getCalibrationBins().stream()
                        .mapToLong(CalibrationBin::getRows)
                        .sum())
                .isEqualTo(measure(total, "brier_score").getRows());
        TaskMetrics spends = metrics.newest("spends", MetricsScope.TOTAL);
        assertThat(measure(spends, "absolute_error_p50").getRows())
                .isEqualTo(measure(spends, "absolute_error").getRows())
                .isLessThan(spends.getRows());
        assertThat(metrics.newest("clicks", MetricsScope.SLIDING))
                .isEqualTo(steady.newest("clicks", MetricsScope.SLIDING));
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void resumesBitForBitWhereverItDiesWithAMetricThatBeganLater(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<ScoredWindow> windows = Windows.random(chance, 0, 90);
        RestartableMetrics steady = new RestartableMetrics(60, 20, 1);
        windows.subList(0, 30).forEach(steady::send);
        Map<String, byte[]> store = without(LOG_LOSS, steady.stored());
        steady.restart(store);
        steady.published().clear();
        RestartableMetrics mortal = new RestartableMetrics(60, 20, 1).committingWhenTold();
        mortal.restart(store);
        mortal.commit();
        List<ScoredWindow> later = windows.subList(30, 90);
        later.forEach(steady::send);
        RandomDeaths.send(later, mortal, chance);
        steady.advance(SECOND);
        mortal.advance(SECOND);
        assertThat(mortal.published()).isNotEmpty().isEqualTo(steady.published());
    }

    @Test
    void forgetsTheChunksOfAMetricThatIsGone() {
        RestartableMetrics metrics = new RestartableMetrics(30, 10, 1);
        List<ScoredWindow> windows = Windows.random(new SplittableRandom(9), 0, 4);
        metrics.send(windows.get(0));
        Map<String, byte[]> store = new TreeMap<>(metrics.stored());
        store.put("total/clicks/metric/bygone/000003", new byte[] {1, 2});
        metrics.restart(store);
        metrics.send(windows.get(1));
        assertThat(metrics.stored()).isNotEmpty().doesNotContainKey("total/clicks/metric/bygone/000003");
    }

    private static boolean isTotal(TaskMetrics metrics) {
        return metrics.getScope() == MetricsScope.TOTAL;
    }

    private static double lossOfLast(long rows, List<ScoredWindow> windows) {
        List<Double> losses = new ArrayList<>();
        for (ScoredWindow window : windows) {
            double[] scores = Windows.doubles(window.getTasks().get(0).getScores());
            double[] labels = Windows.doubles(window.getTasks().get(0).getLabels());
            for (int row = 0; row < scores.length; row++) {
                losses.add(LogLoss.of(scores[row], labels[row] > 0));
            }
        }
        return losses.stream()
                .skip(losses.size() - rows)
                .mapToDouble(loss -> loss)
                .average()
                .orElseThrow();
    }

    /** As it was published when there were no measures, and the mean label was a positive rate. */
    private static TaskMetrics asThen(TaskMetrics metrics) {
        TaskMetrics.Builder then =
                TaskMetrics.newBuilder(metrics).setMeasures(List.of()).setCalibrationBins(List.of());
        if (metrics.getTask().equals("spends")) {
            then.setPositiveRate(measure(metrics, "mean_label").getValue());
        }
        return then.build();
    }

    private static Measure measure(TaskMetrics metrics, String name) {
        return metrics.getMeasures().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TaskMetrics withoutLoss(TaskMetrics metrics) {
        return TaskMetrics.newBuilder(metrics)
                .setLogLoss(null)
                .setMeasures(metrics.getMeasures().stream()
                        .filter(each ->
                                !List.of("log_loss", "normalised_entropy").contains(each.getName()))
                        .toList())
                .build();
    }

    private static Map<String, byte[]> without(String prefix, Map<String, byte[]> stored) {
        Map<String, byte[]> rest = new TreeMap<>(stored);
        assertThat(rest.keySet().removeIf(key -> key.startsWith(prefix))).isTrue();
        return rest;
    }

    /** Put by the last build of format 3, after {@link #IN_FORMAT_THREE} windows. */
    private static Map<String, byte[]> storeOfFormatThree() {
        return StoredEntries.of("/metrics-format-3/store.txt");
    }

    private static List<ScoredWindow> windowsOfFormatThree() {
        SplittableRandom chance = new SplittableRandom(3);
        List<ScoredWindow> one = Windows.random(chance, 0, 30);
        List<ScoredWindow> other = Windows.random(chance, 1, 30);
        List<ScoredWindow> all = new ArrayList<>();
        for (int version = 0; version < 30; version++) {
            all.add(one.get(version));
            all.add(other.get(version));
        }
        all.add(Windows.unscored(0, 30, new double[] {0.3, 0.6}, new double[] {0, 1}, 3));
        return all;
    }
}
