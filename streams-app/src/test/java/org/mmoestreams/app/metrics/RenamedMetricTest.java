package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * Going on from a store of this format as it was put before regression tasks had a mean label, a mean absolute error
 * and R squared: their mean label was kept as a positive rate.
 */
class RenamedMetricTest {

    private static final String FORMER = "total/spends/metric/positive_rate/000000";
    private static final String TODAY = "total/spends/metric/mean_label/000000";
    /** How many windows the store is over; its sums lack the last four, which it holds as windows. */
    private static final int STORED = 20;

    private final List<ScoredWindow> windows = Windows.random(new SplittableRandom(5), 0, 40);
    private final Map<String, byte[]> store = StoredEntries.of("/metrics-format-4/store.txt");

    @Test
    void goesOnWithTheMeanLabelThatWasKeptAsAPositiveRate() {
        RestartableMetrics steady = new RestartableMetrics(20, 10, 1);
        windows.forEach(steady::send);
        RestartableMetrics metrics = resumed();
        for (RestartableMetrics each : List.of(steady, metrics)) {
            each.advance(Duration.ofSeconds(1));
        }
        assertThat(metrics.newest("spends", MetricsScope.SLIDING))
                .isEqualTo(steady.newest("spends", MetricsScope.SLIDING));
        TaskMetrics total = metrics.newest("spends", MetricsScope.TOTAL);
        assertThat(total.getPositiveRate()).isNull();
        Map<String, Measure> measures = measures(total);
        Map<String, Measure> whole = measures(steady.newest("spends", MetricsScope.TOTAL));
        for (String name : List.of("squared_error", "rmse", "mean_prediction", "mean_label")) {
            assertThat(measures).containsEntry(name, whole.get(name));
        }
        for (String name : List.of("absolute_error", "r_squared", "absolute_error_p90")) {
            assertThat(measures.get(name).getRows()).as(name).isPositive().isLessThan(total.getRows());
            assertThat(measures.get(name).getValue()).as(name).isNotNull();
        }
    }

    @Test
    void movesTheChunkInTheFirstCommitAndNoSooner() {
        RestartableMetrics metrics = new RestartableMetrics(20, 10, 1).committingWhenTold();
        metrics.restart(store);
        metrics.send(windows.get(STORED));
        assertThat(metrics.stored()).containsExactlyEntriesOf(store);
        metrics.commit();
        assertThat(store).containsKey(FORMER);
        assertThat(metrics.stored()).doesNotContainKey(FORMER);
        assertThat(metrics.stored().get(TODAY)).isEqualTo(store.get(FORMER));
    }

    @Test
    void leavesThePositiveRateOfABinaryTaskWhereItIs() {
        RestartableMetrics metrics = new RestartableMetrics(20, 10, 1);
        windows.forEach(metrics::send);
        metrics.restart();
        metrics.send(Windows.clicks(0, 40, new double[] {0.5}, new double[] {1}));
        assertThat(metrics.stored())
                .containsKeys("total/clicks/metric/positive_rate/000000", TODAY)
                .doesNotContainKeys("total/clicks/metric/mean_label/000000", FORMER);
    }

    private RestartableMetrics resumed() {
        RestartableMetrics metrics = new RestartableMetrics(20, 10, 1);
        metrics.restart(store);
        windows.subList(STORED, windows.size()).forEach(metrics::send);
        return metrics;
    }

    private static Map<String, Measure> measures(TaskMetrics metrics) {
        return metrics.getMeasures().stream().collect(Collectors.toMap(Measure::getName, Function.identity()));
    }
}
