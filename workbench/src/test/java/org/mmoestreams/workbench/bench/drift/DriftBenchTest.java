package org.mmoestreams.workbench.bench.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.workbench.bench.drift.DriftFigures.Followed;
import org.mmoestreams.workbench.data.Census;
import org.mmoestreams.workbench.data.RowRange;
import org.mmoestreams.workbench.shaping.Drift;
import org.mmoestreams.workbench.shaping.Shape;
import org.mmoestreams.workbench.shaping.ShapedRows;

class DriftBenchTest {

    private static final Settings SETTINGS = Settings.of("window.rows=32");

    @Test
    void tellsHowEachDriftIsNoticedAndFollowed() throws IOException {
        DriftFigures figures = run(16_000, "label-flip:sudden:6000", "task-swap:gradual:11000:1000");
        assertThat(figures.rows()).isEqualTo(16_000);
        assertThat(figures.drifts())
                .extracting(Followed::drift)
                .containsExactly(
                        "label-flip:sudden:6000",
                        "label-flip:sudden:6000",
                        "task-swap:gradual:11000:1000",
                        "task-swap:gradual:11000:1000");
        for (Followed followed : figures.drifts().subList(0, 2)) {
            assertThat(followed.aucBefore()).isBetween(0.7, 1.0);
            assertThat(followed.alarms()).isPositive();
            assertThat(followed.alarmAfter()).isBetween(1L, 1_000L);
            assertThat(followed.followedAfter()).isBetween(1_000L, 5_000L);
            assertThat(followed.auc()).isBetween(0.7, 1.0);
            assertThat(followed.freshAuc()).isBetween(0.7, 1.0);
        }
    }

    @Test
    void saysNothingOfWhatTheRowsDoNotReach() throws IOException {
        Followed followed = run(6_500, "label-flip:sudden:6000").drifts().get(0);
        assertThat(followed.followedAfter()).isNull();
        assertThat(followed.auc()).isNull();
        assertThat(followed.freshAuc()).isNull();
        assertThat(run(5_000, "label-flip:sudden:6000").drifts()).isEmpty();
    }

    @Test
    void isTheSameForASeed() throws IOException {
        assertThat(run(9_000, "new-rule:sudden:6000")).isEqualTo(run(9_000, "new-rule:sudden:6000"));
    }

    @Test
    void refusesRowsWithoutADrift() {
        assertThatThrownBy(() -> options(100))
                .hasMessage("drift: none (expected: one at least, as in --drift label-flip:sudden:100000)");
    }

    private static DriftFigures run(int rows, String... drifts) throws IOException {
        return DriftBench.run(options(rows, drifts), () -> false, line -> {});
    }

    private static DriftBenchOptions options(int rows, String... drifts) {
        Shape shape = new Shape(
                OptionalLong.empty(), 1, Arrays.stream(drifts).map(Drift::parse).toList());
        ShapedRows shaped = new ShapedRows(new Census(), List.of(), RowRange.first(rows), 5, shape);
        return new DriftBenchOptions(shaped, SETTINGS.learner(), SETTINGS.drift(), 1_000, 2_000);
    }
}
