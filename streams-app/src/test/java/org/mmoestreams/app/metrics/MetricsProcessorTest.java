package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/** What is published is what a plain count of the rows gives. */
class MetricsProcessorTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void equalsACountOfTheNewestRowsAndOfAllRows(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int partitions = 1 + chance.nextInt(3);
        int slidingRows = 1 + chance.nextInt(60);
        RestartableMetrics metrics = new RestartableMetrics(slidingRows, 10, partitions);
        List<ScoredWindow> windows = Windows.interleaved(chance, partitions, 12);
        windows.forEach(metrics::send);
        metrics.advance(SECOND);
        for (int task = 0; task < Windows.TASKS.size(); task++) {
            List<Row> all = BruteForce.oldestFirst(windows, task);
            List<Row> last = all.subList(Math.max(0, all.size() - slidingRows), all.size());
            BruteForce.assertEquals(metrics, task, MetricsScope.TOTAL, all);
            BruteForce.assertEquals(metrics, task, MetricsScope.SLIDING, last);
            TaskMetrics sliding = metrics.newest(Windows.TASKS.get(task).name(), MetricsScope.SLIDING);
            assertThat(sliding.getLastRow()).isEqualTo(all.size());
            assertThat(sliding.getFirstRow()).isEqualTo(all.size() - last.size());
            assertThat(sliding.getModelVersion()).isEqualTo(11);
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void doesNotDependOnHowPartitionsInterleave(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics one = new RestartableMetrics(40, 1_000_000, 3);
        RestartableMetrics other = new RestartableMetrics(40, 1_000_000, 3);
        List<ScoredWindow> windows = Windows.interleaved(chance, 3, 10);
        windows.forEach(one::send);
        for (int partition = 2; partition >= 0; partition--) {
            for (ScoredWindow window : windows) {
                if (window.getPartition() == partition) {
                    other.send(window);
                }
            }
        }
        one.advance(SECOND);
        other.advance(SECOND);
        assertThat(one.published()).hasSize(4).isEqualTo(other.published());
    }

    @Test
    void countsRowsWithoutAScore() {
        RestartableMetrics metrics = new RestartableMetrics(100, 1, 1);
        metrics.send(Windows.unscored(0, 0, new double[] {0.3, 0.6}, new double[] {0, 1}, 3));
        for (MetricsScope scope : Windows.SCOPES) {
            assertThat(metrics.newest("clicks", scope).getUnscoredRows()).isEqualTo(3);
            assertThat(metrics.newest("clicks", scope).getRows()).isEqualTo(2);
            assertThat(metrics.newest("spends", scope).getUnscoredRows()).isZero();
        }
        metrics.restart();
        metrics.send(Windows.unscored(0, 1, new double[] {}, new double[] {}, 4));
        metrics.restart();
        metrics.send(Windows.clicks(0, 2, new double[] {0.4}, new double[] {0}));
        assertThat(metrics.newest("clicks", MetricsScope.TOTAL).getUnscoredRows())
                .isEqualTo(7);
        assertThat(metrics.newest("clicks", MetricsScope.TOTAL).getRows()).isEqualTo(3);
    }

    @Test
    void hasNoAreaWhereAClassIsAbsent() {
        RestartableMetrics metrics = new RestartableMetrics(2, 1, 1);
        metrics.send(Windows.clicks(0, 0, new double[] {0.2, 0.7}, new double[] {0, 0}));
        for (MetricsScope scope : Windows.SCOPES) {
            assertThat(metrics.newest("clicks", scope).getAuc()).isNull();
            assertThat(metrics.newest("clicks", scope).getAucError()).isNull();
            assertThat(metrics.newest("clicks", scope).getLogLoss()).isNotNull();
        }
        metrics.send(Windows.clicks(0, 1, new double[] {0.6, 0.9}, new double[] {1, 1}));
        assertThat(metrics.newest("clicks", MetricsScope.SLIDING).getAuc())
                .as("the negatives have left")
                .isNull();
        TaskMetrics total = metrics.newest("clicks", MetricsScope.TOTAL);
        assertThat(total.getAuc()).isCloseTo(0.75, Assertions.within(total.getAucError()));
    }
}
