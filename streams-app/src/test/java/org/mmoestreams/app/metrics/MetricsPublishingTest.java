package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mmoestreams.schemas.MetricsScope;

/** When metrics go out. */
class MetricsPublishingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void publishesEverySoManyRowsOfTheTaskThatHasMost() {
        RestartableMetrics metrics = new RestartableMetrics(100, 10, 1);
        double[] scores = IntStream.range(0, 4).mapToDouble(i -> 0.2 * (i + 1)).toArray();
        List<Integer> sizes = new ArrayList<>();
        for (int version = 0; version < 6; version++) {
            metrics.send(Windows.clicks(0, version, scores, new double[] {0, 1, 0, 1}));
            sizes.add(metrics.published().size());
        }
        assertThat(sizes).as("4 records at 12 and at 20 rows").containsExactly(0, 0, 4, 4, 8, 8);
        assertThat(metrics.published())
                .extracting(each -> each.getTask() + " " + each.getScope())
                .startsWith("clicks SLIDING", "clicks TOTAL", "spends SLIDING", "spends TOTAL");
    }

    @Test
    void publishesTheRestOnceWhenItIsQuiet() {
        RestartableMetrics metrics = new RestartableMetrics(100, 10, 1);
        metrics.advance(SECOND);
        assertThat(metrics.published()).as("nothing to say").isEmpty();
        metrics.send(Windows.clicks(0, 0, new double[] {0.5}, new double[] {1}));
        metrics.advance(SECOND.minusMillis(1));
        assertThat(metrics.published()).isEmpty();
        metrics.advance(Duration.ofMillis(1));
        assertThat(metrics.published()).hasSize(4);
        metrics.advance(SECOND);
        metrics.restart();
        metrics.advance(SECOND);
        assertThat(metrics.published()).as("said already").hasSize(4);
    }

    @Test
    void publishesRowsThatOnlyTheTaskWithFewerLabelsHas() {
        RestartableMetrics metrics = new RestartableMetrics(100, 10, 1);
        metrics.send(Windows.clicks(0, 0, new double[] {0.5, 0.6}, new double[] {1, 0}));
        metrics.advance(SECOND);
        metrics.send(Windows.spends(0, 1, new double[] {20}, new double[] {30}));
        metrics.restart();
        metrics.advance(SECOND);
        assertThat(metrics.newest("spends", MetricsScope.TOTAL).getSquaredError())
                .isEqualTo(100);
    }
}
