package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.features.LabelMatch;
import org.mmoestreams.features.Target;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/** Rows are called at the threshold of the spec, which may change under stored counts. */
class ThresholdTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String CHUNK = "total/clicks/metric/accuracy/000000";
    private static final List<String> AT_THRESHOLD = List.of("accuracy", "precision", "recall", "f1");

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void countsAtTheThresholdOfTheSpec(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        double threshold = chance.nextInt(22) / 21.0;
        List<ScoredWindow> windows = Windows.random(chance, 0, 20);
        RestartableMetrics metrics = new RestartableMetrics(1000, 10, 1);
        metrics.restart(tasks(threshold));
        windows.forEach(metrics::send);
        metrics.advance(SECOND);
        List<Row> rows = BruteForce.rows(windows, 0, 0);
        for (MetricsScope scope : List.of(MetricsScope.SLIDING, MetricsScope.TOTAL)) {
            BruteForce.assertBinary(metrics.newest("clicks", scope), rows, threshold);
        }
    }

    /** Of stored windows, those that the sums lack are counted at the new threshold; the sliding window has all. */
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void doesNotMixTheCountsOfTwoThresholds(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<ScoredWindow> windows = Windows.random(chance, 0, 80);
        RestartableMetrics changed = new RestartableMetrics(50, 10, 1);
        RestartableMetrics steady = new RestartableMetrics(50, 10, 1);
        steady.restart(tasks(0.3));
        windows.forEach(steady::send);
        windows.subList(0, 40).forEach(changed::send);
        changed.restart(tasks(0.3));
        for (ScoredWindow window : windows.subList(40, 80)) {
            changed.send(window);
            if (chance.nextInt(9) == 0) {
                changed.restart();
            }
        }
        changed.advance(SECOND);
        steady.advance(SECOND);

        TaskMetrics total = changed.newest("clicks", MetricsScope.TOTAL);
        List<Row> rows = BruteForce.rows(windows, 0, 0);
        long counted = measure(total, "accuracy").getRows();
        assertThat(counted)
                .isBetween((long) BruteForce.rows(windows.subList(40, 80), 0, 0).size(), rows.size() - 1L);
        List<Row> newest = rows.subList((int) (rows.size() - counted), rows.size());
        for (String name : AT_THRESHOLD) {
            assertThat(measure(total, name).getRows()).isEqualTo(counted);
            assertThat(measure(total, name).getValue())
                    .as(name)
                    .isEqualTo(PlainMeasures.of(newest, 0.3).get(name));
        }
        assertThat(others(total)).isEqualTo(others(steady.newest("clicks", MetricsScope.TOTAL)));
        assertThat(changed.newest("clicks", MetricsScope.SLIDING))
                .isEqualTo(steady.newest("clicks", MetricsScope.SLIDING));
    }

    /** Counts are put whenever they changed, and they did though there are as many rows as at the old threshold. */
    @Test
    void keepsCountsThatAreOverAsManyRowsAsThoseBefore() {
        RestartableMetrics metrics = new RestartableMetrics(50, 1, 1);
        for (int version = 0; version < 33; version++) {
            if (version == 16) {
                assertThat(metrics.stored()).containsKey(CHUNK);
                metrics.restart(tasks(0.3));
            }
            if (version == 32) {
                metrics.restart();
            }
            metrics.send(Windows.clicks(0, version, new double[] {0.4}, new double[] {1}));
        }
        TaskMetrics total = metrics.newest("clicks", MetricsScope.TOTAL);
        assertThat(measure(total, "recall").getRows()).isEqualTo(17);
        assertThat(measure(total, "recall").getValue()).isEqualTo(1);
    }

    private static List<Task> tasks(double threshold) {
        Target calls = new Target.Binary(LabelMatch.oneOf("yes"), null, null, threshold);
        return List.of(new Task("clicks", "clicked", calls, 1), Windows.SPENDS);
    }

    private static List<Measure> others(TaskMetrics metrics) {
        return metrics.getMeasures().stream()
                .filter(each -> !AT_THRESHOLD.contains(each.getName()))
                .toList();
    }

    private static Measure measure(TaskMetrics metrics, String name) {
        return metrics.getMeasures().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
