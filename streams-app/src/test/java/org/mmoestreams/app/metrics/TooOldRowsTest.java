package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.MetricsSettings;
import org.mmoestreams.app.config.ScopeSettings;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/** Rows of windows of time that are closed, or older than all that are open. */
class TooOldRowsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aWindowThatIsOlderThanAllThatAreOpenIsNotOpenedForARow() {
        RestartableMetrics metrics = new RestartableMetrics(keeping(3), 1);
        for (int minute : new int[] {5, 6, 7, 1}) {
            send(metrics, minute);
        }
        metrics.advance(SECOND);
        assertThat(windows(metrics)).containsExactlyInAnyOrder(5L, 6L, 7L);
        assertThat(tooOld(metrics)).isEqualTo(1);
    }

    @Test
    void aWindowThatWasClosedIsNotOpenedAgainThoughMoreAreKept() {
        RestartableMetrics metrics = new RestartableMetrics(keeping(2), 1);
        for (int minute : new int[] {5, 6, 7}) {
            send(metrics, minute);
        }
        metrics.restart(keeping(9), 1);
        send(metrics, 5);
        send(metrics, 6);
        metrics.restart();
        metrics.advance(SECOND);
        assertThat(tooOld(metrics)).isEqualTo(1);
        assertThat(metrics.published())
                .filteredOn(each -> Boolean.TRUE.equals(each.getIsFinal()))
                .extracting(TooOldRowsTest::minute)
                .containsExactly(5L);
    }

    private static MetricsSettings keeping(int windows) {
        return new MetricsSettings(
                100, 1000, new ScopeSettings(List.of(Duration.ofMinutes(1)), windows, 0, List.of(), 1));
    }

    private static void send(RestartableMetrics metrics, int minute) {
        long time = Duration.ofMinutes(minute).toMillis();
        long version = metrics.stored().isEmpty() ? 0 : sent(metrics);
        ScopedRow row = new ScopedRow("row-" + version, time, time, version, "", new Row(0.5, 1), null);
        metrics.send(ScopedStream.window(List.of(row), 0, version));
    }

    private static long sent(RestartableMetrics metrics) {
        return ByteBuffer.wrap(metrics.stored().get("next-window/0")).getLong();
    }

    private static List<Long> windows(RestartableMetrics metrics) {
        return metrics.published().stream()
                .filter(each -> each.getScope() == MetricsScope.TUMBLING)
                .map(TooOldRowsTest::minute)
                .toList();
    }

    private static long minute(TaskMetrics metrics) {
        return metrics.getWindowStart().toEpochMilli() / 60_000;
    }

    private static double tooOld(RestartableMetrics metrics) {
        return Scopes.measure(metrics.newest("clicks", MetricsScope.TOTAL), "rows_too_old");
    }
}
