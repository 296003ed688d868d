package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.join.JoinCount;
import org.mmoestreams.app.join.JoinCounts;
import org.mmoestreams.app.join.LabelFigure;
import org.mmoestreams.app.join.SomeCounts;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredWindow;

/** What has become of labels, among the measures since the start. */
class LabelMeasuresTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SplittableRandom random = new SplittableRandom(7);
    private final RestartableMetrics metrics = new RestartableMetrics(100, 1000, 2);

    @Test
    void areTheSumsOfTheNewestWindowOfEachPartition() {
        JoinCounts first = SomeCounts.random(random, 2);
        JoinCounts second = SomeCounts.random(random, 2);
        metrics.send(window(0, 0, SomeCounts.random(random, 2)));
        metrics.send(window(1, 0, second));
        metrics.send(window(0, 1, first));
        metrics.advance(SECOND);
        JoinCounts all = new JoinCounts(2);
        all.addAll(first);
        all.addAll(second);
        assertThat(value("clicks", "labels_joined"))
                .isEqualTo((double) (first.of(0, JoinCount.JOINED) + second.of(0, JoinCount.JOINED)));
        for (LabelFigure figure : LabelFigure.of(all, 0)) {
            Measure published = measure("clicks", figure.name());
            assertThat(published.getValue()).isEqualTo((double) figure.value().orElseThrow());
            assertThat(published.getError()).isEqualTo((double) figure.error());
            assertThat(published.getRows()).isEqualTo(figure.over());
        }
        assertThat(value("spends", "oldest_waiting_event_time"))
                .isEqualTo((double) Math.min(oldest(first), oldest(second)));
    }

    @Test
    void areInNoSlidingWindow() {
        metrics.send(window(0, 0, SomeCounts.random(random, 2)));
        metrics.advance(SECOND);
        assertThat(metrics.newest("clicks", MetricsScope.SLIDING).getMeasures())
                .noneMatch(measure -> measure.getName().startsWith("label"));
    }

    @Test
    void areLeftOutWhereNoLabelsComeLateAnyMore() {
        metrics.send(window(0, 0, SomeCounts.random(random, 2)));
        metrics.send(window(0, 1, null));
        metrics.advance(SECOND);
        assertThat(metrics.newest("clicks", MetricsScope.TOTAL).getMeasures())
                .isNotEmpty()
                .noneMatch(measure -> measure.getName().startsWith("label"));
        assertThat(metrics.stored()).doesNotContainKey("labels/0");
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void goOnAsIfTheMetricsHadNotDied(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics steady = new RestartableMetrics(60, 20, 2);
        RestartableMetrics mortal = new RestartableMetrics(60, 20, 2).committingWhenTold();
        List<ScoredWindow> windows = new ArrayList<>();
        for (ScoredWindow window : Windows.interleaved(chance, 2, 30)) {
            windows.add(with(window, SomeCounts.random(chance, 2)));
        }
        windows.forEach(steady::send);
        RandomDeaths.send(windows, mortal, chance);
        steady.advance(SECOND);
        mortal.advance(SECOND);
        assertThat(mortal.published()).isEqualTo(steady.published());
    }

    private Measure measure(String task, String name) {
        return metrics.newest(task, MetricsScope.TOTAL).getMeasures().stream()
                .filter(measure -> measure.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private double value(String task, String name) {
        return measure(task, name).getValue();
    }

    private static long oldest(JoinCounts counts) {
        return LabelFigure.of(counts, 1).stream()
                .filter(figure -> figure.name().equals("oldest_waiting_event_time"))
                .findFirst()
                .orElseThrow()
                .value()
                .orElseThrow();
    }

    private static ScoredWindow window(int partition, long version, JoinCounts counts) {
        return with(Windows.clicks(partition, version, new double[] {0.2, 0.7}, new double[] {0, 1}), counts);
    }

    private static ScoredWindow with(ScoredWindow window, JoinCounts counts) {
        return ScoredWindow.newBuilder()
                .setPartition(window.getPartition())
                .setModelVersion(window.getModelVersion())
                .setEventTimeFrom(window.getEventTimeFrom())
                .setEventTimeTo(window.getEventTimeTo())
                .setRows(window.getRows())
                .setTasks(window.getTasks())
                .setSlices(window.getSlices())
                .setLabelCounts(counts == null ? null : ByteBuffer.wrap(counts.write()))
                .build();
    }
}
