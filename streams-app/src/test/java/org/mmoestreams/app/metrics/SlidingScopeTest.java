package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/** Which rows the sliding metrics are over. */
class SlidingScopeTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final double[] TEN_LABELS = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1};

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void slidingFiguresAreOverTheNewestRowsAfterRestartsWithOtherSizesAndPartitions(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics metrics = new RestartableMetrics(100, 1, 1);
        List<ScoredWindow> windows = Windows.random(chance, 0, 120);
        for (int sent = 0; sent < windows.size(); ) {
            int slidingRows = 1 + chance.nextInt(200);
            int partitions = 1 + chance.nextInt(3);
            metrics.restart(slidingRows, partitions);
            int next = Math.min(windows.size(), sent + 1 + chance.nextInt(25));
            windows.subList(sent, next).forEach(metrics::send);
            metrics.advance(SECOND);
            List<Row> rows = BruteForce.rows(windows.subList(0, next), 0, 0);
            List<Row> fresh = BruteForce.rows(windows.subList(sent, next), 0, 0);
            sent = next;
            int inScope = Math.toIntExact(
                    metrics.newest("clicks", MetricsScope.SLIDING).getRows());
            assertThat(inScope).isBetween(Math.min(slidingRows, fresh.size()), slidingRows);
            BruteForce.assertEquals(metrics, 0, MetricsScope.SLIDING, rows.subList(rows.size() - inScope, rows.size()));
            BruteForce.assertEquals(metrics, 0, MetricsScope.TOTAL, rows);
        }
    }

    @Test
    void aWindowThatShrankDoesNotBringStaleRowsBackWhenItGrows() {
        RestartableMetrics metrics = new RestartableMetrics(400, 1, 1);
        for (int version = 0; version < 40; version++) {
            metrics.send(Windows.clicks(0, version, tenScores(version), TEN_LABELS));
        }
        metrics.restart(40, 1);
        for (int version = 40; version < 100; version++) {
            metrics.send(Windows.clicks(0, version, tenScores(version), TEN_LABELS));
        }
        assertThat(metrics.stored().keySet())
                .filteredOn(key -> key.startsWith("sliding/clicks/"))
                .hasSize(4);
        metrics.restart(400, 1);
        metrics.send(Windows.clicks(0, 100, tenScores(100), TEN_LABELS));
        TaskMetrics sliding = metrics.newest("clicks", MetricsScope.SLIDING);
        assertThat(sliding.getRows()).isEqualTo(50);
        assertThat(sliding.getEventTimeFrom().toEpochMilli()).isEqualTo(Windows.START + 96 * 1000);
        assertThat(metrics.newest("clicks", MetricsScope.TOTAL).getRows()).isEqualTo(1010);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void rowsThatHaveLeftDoNotComeBackThoughTheWindowGrows(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics metrics = new RestartableMetrics(100, 1, 3);
        List<ScopedRow> rows = ScopedStream.random(chance, 300);
        List<ScoredWindow> windows = ScopedStream.windows(rows, 3, chance);
        for (ScoredWindow window : windows) {
            if (chance.nextInt(8) == 0) {
                metrics.restart(1 + chance.nextInt(150), 3);
            }
            metrics.send(window);
        }
        metrics.restart(150, 3);
        metrics.restart();
        metrics.advance(SECOND);
        List<Row> newest = rows.stream()
                .filter(row -> row.clicked() != null)
                .sorted(ScopedRow.AGE)
                .map(ScopedRow::clicked)
                .toList();
        int inScope =
                Math.toIntExact(metrics.newest("clicks", MetricsScope.SLIDING).getRows());
        BruteForce.assertEquals(
                metrics, 0, MetricsScope.SLIDING, newest.subList(newest.size() - inScope, newest.size()));
    }

    @Test
    void aRowThatHasLeftDoesNotComeBackThoughItsEventWasSentTwice() {
        RestartableMetrics metrics = new RestartableMetrics(1, 1, 1);
        ScopedRow left = row("twice", 0, 0.1);
        metrics.send(ScopedStream.window(List.of(left, row("twice", 0, 0.4)), 0, 0));
        metrics.restart(10, 1);
        metrics.send(ScopedStream.window(List.of(row("once", 1, 0.6)), 0, 1));
        metrics.restart();
        metrics.send(ScopedStream.window(List.of(row("last", 2, 0.8)), 0, 2));
        assertThat(metrics.newest("clicks", MetricsScope.SLIDING).getRows())
                .as("all but the first")
                .isEqualTo(3);
    }

    @Test
    void readsAScopeOfABuildThatKnewNoMoreThanTimeAndKey() {
        byte[] former = ByteBuffer.allocate(20).putInt(7).putLong(5).putLong(9).array();
        SlidingScope scope = SlidingScope.read(former);
        assertThat(scope).isEqualTo(new SlidingScope(7, RowPlace.firstOf(5, 9)));
        assertThat(SlidingScope.read(scope.write())).isEqualTo(scope);
        assertThat(new RowPlace(5, 9, 0, 0, 0)).isGreaterThan(scope.oldest());
        assertThat(new RowPlace(5, 8, 0, 0, 0)).isLessThan(scope.oldest());
    }

    @Test
    void keepsOnlyTheWindowsInScope() {
        RestartableMetrics metrics = new RestartableMetrics(20, 10, 1);
        for (int version = 0; version < 50; version++) {
            metrics.send(Windows.clicks(0, version, new double[] {0.1, 0.2, 0.3}, new double[] {0, 1, 1}));
        }
        assertThat(metrics.stored().keySet())
                .filteredOn(key -> key.startsWith("sliding/"))
                .as("7 windows of 3 rows hold the last 20")
                .hasSize(7);
    }

    private static ScopedRow row(String id, long second, double score) {
        long time = Windows.START + 1000 * second;
        return new ScopedRow(id, time, time, second, "red", new Row(score, 1), null);
    }

    private static double[] tenScores(int version) {
        return IntStream.range(0, 10).mapToDouble(i -> (version + i) / 200.0).toArray();
    }
}
