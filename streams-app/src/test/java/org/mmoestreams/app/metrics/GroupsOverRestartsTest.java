package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.config.MetricsSettings;
import org.mmoestreams.app.config.ScopeSettings;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/** Groups of rows when what is configured changes over a restart. */
class GroupsOverRestartsTest {

    private static final double[] SCORES = {0.2, 0.5, 0.8};
    private static final double[] LABELS = {0, 1, 1};

    @Test
    void aGroupThatWasPassedOverDoesNotOpenWhenMoreAreKept() {
        RestartableMetrics metrics = new RestartableMetrics(tumbling(Duration.ofMinutes(1), 1), 1);
        metrics.send(at(9, 0));
        for (int version = 1; version < 40; version++) {
            metrics.send(at(version % 2 == 0 ? 3 : 5, version));
        }
        metrics.restart(tumbling(Duration.ofMinutes(1), 3), 1);
        metrics.send(at(5, 40));
        metrics.send(at(4, 41));
        metrics.send(at(6, 42));
        metrics.advance(Duration.ofSeconds(1));
        assertThat(metrics.published())
                .filteredOn(each -> each.getScope() == MetricsScope.TUMBLING)
                .extracting(TaskMetrics::getWindowStart)
                .containsOnly(minute(9), minute(6));
        TaskMetrics total = metrics.newest("clicks", MetricsScope.TOTAL);
        assertThat(Scopes.measure(total, "rows_too_old")).isEqualTo(41 * 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 21, 31, 32, 40})
    void groupsThatAreNewBeginWithTheRowsThatCome(int before) {
        RestartableMetrics metrics = new RestartableMetrics(1000, 1, 1);
        for (int version = 0; version < before; version++) {
            metrics.send(at(0, version));
        }
        metrics.restart(tumbling(Duration.ofDays(1), 3), 1);
        metrics.send(at(0, before));
        metrics.restart();
        metrics.send(at(0, before + 1));
        metrics.restart();
        metrics.send(at(0, before + 2));
        int all = before < 16 ? before : 0;
        assertThat(metrics.newest("clicks", MetricsScope.TUMBLING).getRows())
                .as("since the restart; since the start while no sums were put")
                .isEqualTo(3L * (all + 3));
    }

    private static MetricsSettings tumbling(Duration length, int kept) {
        return new MetricsSettings(1000, 1, new ScopeSettings(List.of(length), kept, 0, List.of(), 2));
    }

    private static ScoredWindow at(int minute, int version) {
        ScoredWindow window = Windows.clicks(0, version, SCORES, LABELS);
        return ScoredWindow.newBuilder()
                .setPartition(window.getPartition())
                .setModelVersion(window.getModelVersion())
                .setEventTimeFrom(minute(minute))
                .setEventTimeTo(minute(minute))
                .setRows(window.getRows())
                .setTasks(window.getTasks())
                .setSlices(window.getSlices())
                .build();
    }

    private static Instant minute(int minute) {
        long start = Math.floorDiv(Windows.START, 60_000) * 60_000;
        return Instant.ofEpochMilli(start).plus(Duration.ofMinutes(minute));
    }
}
