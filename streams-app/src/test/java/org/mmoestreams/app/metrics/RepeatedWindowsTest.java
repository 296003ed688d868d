package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredWindow;

/** Scored windows that come once more, or never. */
class RepeatedWindowsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void countsEachWindowOnceWhereverTheOffsetOfTheirTopicIsMovedBackTo(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics steady = new RestartableMetrics(60, 20, 2);
        RestartableMetrics moved = new RestartableMetrics(60, 20, 2);
        List<ScoredWindow> windows = Windows.interleaved(chance, 2, 40);
        windows.forEach(steady::send);
        long repeated = 0;
        int done = 0;
        for (int next = 0; next < windows.size(); next++) {
            moved.send(windows.get(next));
            repeated += next < done ? 1 : 0;
            done = Math.max(done, next + 1);
            if (repeated < 300 && chance.nextInt(10) == 0) {
                moved.restart();
                next = chance.nextInt(next + 1) - 1;
            }
        }
        steady.advance(SECOND);
        moved.advance(SECOND);
        assertThat(moved.published()).isEqualTo(steady.published());
        assertThat(moved.incidents(WindowOrder.REPEATED)).isEqualTo(repeated);
        assertThat(moved.incidents(WindowOrder.MISSING)).isZero();
        moved.restart();
        assertThat(moved.stored()).containsExactlyEntriesOf(steady.stored());
    }

    @Test
    void countsTheWindowsThatAreMissingAndTakesThoseAfter() {
        RestartableMetrics metrics = new RestartableMetrics(100, 10, 2);
        double[] scores = {0.4};
        double[] labels = {1};
        metrics.send(Windows.clicks(1, 2, scores, labels));
        assertThat(metrics.incidents(WindowOrder.MISSING))
                .as("of a new store's first windows")
                .isEqualTo(2);
        metrics.send(Windows.clicks(0, 0, scores, labels));
        metrics.send(Windows.clicks(1, 3, scores, labels));
        metrics.restart();
        metrics.send(Windows.clicks(1, 9, scores, labels));
        metrics.send(Windows.clicks(1, 5, scores, labels));
        metrics.advance(SECOND);
        assertThat(metrics.incidents(WindowOrder.MISSING)).isEqualTo(7);
        assertThat(metrics.incidents(WindowOrder.REPEATED)).isEqualTo(1);
        assertThat(metrics.newest("clicks", MetricsScope.TOTAL).getRows()).isEqualTo(4);
    }

    @Test
    void goesOnFromAStoreThatDoesNotSayWhichWindowIsNext() {
        RestartableMetrics metrics = new RestartableMetrics(100, 10, 2);
        double[] scores = {0.4};
        double[] labels = {1};
        metrics.send(Windows.clicks(0, 0, scores, labels));
        metrics.send(Windows.clicks(1, 0, scores, labels));
        Map<String, byte[]> older = new TreeMap<>(metrics.stored());
        assertThat(older.keySet().removeIf(key -> key.startsWith("next-window/")))
                .isTrue();
        metrics.restart(older);
        metrics.send(Windows.clicks(0, 7, scores, labels));
        metrics.restart();
        metrics.send(Windows.clicks(1, 1, scores, labels));
        metrics.send(Windows.clicks(0, 7, scores, labels));
        assertThat(metrics.incidents(WindowOrder.MISSING)).isZero();
        assertThat(metrics.incidents(WindowOrder.REPEATED)).isEqualTo(1);
        metrics.advance(SECOND);
        assertThat(metrics.newest("clicks", MetricsScope.TOTAL).getRows()).isEqualTo(4);
    }
}
