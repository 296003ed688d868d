package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.experts.ExpertUse;
import org.mmoestreams.experts.GateUse;
import org.mmoestreams.schemas.ExpertDuplicate;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.ExpertShare;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredWindow;

/** How experts are used, as windows say it: in records of its own, and among the sliding measures. */
class ExpertMetricsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);
    private static final int EVERY = 10;
    private static final double[] EQUAL = {0.5, 0.5};
    private static final double[] FIRST = {0.99, 0.01};

    private final RestartableMetrics metrics = new RestartableMetrics(100, EVERY, 2);

    @Test
    void goOutOfEachModelByItsOwnRows() {
        metrics.send(window(0, 0, 6, EQUAL));
        metrics.send(window(1, 0, 9, FIRST));
        assertThat(metrics.experts()).as("neither has had %d rows", EVERY).isEmpty();
        metrics.send(window(0, 1, 6, FIRST));
        assertThat(metrics.experts())
                .extracting(ExpertMetrics::getTask, ExpertMetrics::getModelId, ExpertMetrics::getRows)
                .containsExactly(tuple("clicks", "restartable/0", 12L), tuple("spends", "restartable/0", 12L));
        ExpertMetrics clicks = metrics.experts().get(0);
        assertThat(clicks.getModelVersionFrom()).isEqualTo(0);
        assertThat(clicks.getModelVersionTo()).isEqualTo(1);
        assertThat(clicks.getEventTimeFrom().toEpochMilli()).isEqualTo(Windows.START);
        assertThat(clicks.getEventTimeTo().toEpochMilli()).isEqualTo(Windows.START + 1500);
        assertThat(clicks.getExperts().get(0).getMeanWeight()).isEqualTo((0.5 + 0.99) / 2, CLOSE);
        assertThat(clicks.getExperts().get(1).getTopShare()).isEqualTo(0);
    }

    @Test
    void beginAnewWithEachRecord() {
        metrics.send(window(0, 0, EVERY, EQUAL));
        metrics.send(window(0, 1, EVERY, FIRST));
        assertThat(metrics.experts()).hasSize(4);
        ExpertMetrics second = metrics.experts().get(2);
        assertThat(second.getModelVersionFrom()).isEqualTo(1);
        assertThat(second.getRows()).isEqualTo(EVERY);
        assertThat(second.getExperts().get(0).getMeanWeight()).isEqualTo(0.99, CLOSE);
    }

    @Test
    void nameExpertsThatAreTheSame() {
        metrics.send(with(Windows.clicks(0, 0, scores(EVERY), scores(EVERY)), use(EVERY, EQUAL, 4, 4, 4)));
        assertThat(metrics.experts().get(0).getDuplicates()).containsExactly(new ExpertDuplicate(0, 1, 1.0));
        metrics.send(with(Windows.clicks(0, 1, scores(EVERY), scores(EVERY)), use(EVERY, EQUAL, 4, 0, 0)));
        assertThat(metrics.experts().get(2).getDuplicates()).isEmpty();
    }

    @Test
    void callAnExpertDeadThatWasIdleInAHundredWindows() {
        for (int version = 0; version < 99; version++) {
            metrics.send(window(0, version, EVERY, FIRST));
        }
        assertThat(newest().getExperts()).extracting(ExpertShare::getDead).containsExactly(false, false);
        metrics.send(window(0, 99, EVERY, FIRST));
        assertThat(newest().getExperts()).extracting(ExpertShare::getDead).containsExactly(false, true);
        metrics.send(window(0, 100, EVERY, EQUAL));
        assertThat(newest().getExperts()).extracting(ExpertShare::getDead).containsExactly(false, false);
    }

    @Test
    void areMeansOverTheModelsAmongTheSlidingMeasures() {
        metrics.send(window(0, 0, 6, EQUAL));
        metrics.send(window(1, 0, EVERY, FIRST));
        metrics.advance(SECOND);
        Measure entropy = measure("gate_entropy");
        assertThat(entropy.getValue()).isEqualTo((entropy(EQUAL) + entropy(FIRST)) / 2, CLOSE);
        assertThat(entropy.getRows()).isEqualTo(16);
        assertThat(entropy.getError()).isEqualTo(0);
        assertThat(measure("effective_experts").getValue()).isEqualTo((2 + Math.exp(entropy(FIRST))) / 2, CLOSE);
        assertThat(measure("dead_experts").getValue()).isEqualTo(0);
        assertThat(metrics.newest("clicks", MetricsScope.TOTAL).getMeasures())
                .noneMatch(measure -> measure.getName().contains("expert"));
    }

    @Test
    void addUpTheDeadExpertsOfAllModels() {
        for (int version = 0; version < 100; version++) {
            metrics.send(window(0, version, EVERY, FIRST));
            metrics.send(window(1, version, EVERY, FIRST));
        }
        metrics.advance(SECOND);
        assertThat(measure("dead_experts").getValue()).isEqualTo(2);
    }

    @Test
    void areNullWhereNoGateIsANumber() {
        metrics.send(with(Windows.clicks(0, 0, scores(EVERY), scores(EVERY)), use(0, new double[2])));
        metrics.advance(SECOND);
        assertThat(measure("gate_entropy").getValue()).isNull();
        assertThat(measure("dead_experts").getValue()).isNull();
        assertThat(metrics.experts()).isEmpty();
    }

    @Test
    void areLeftOutWhereWindowsDoNotSay() {
        metrics.send(Windows.clicks(0, 0, scores(EVERY), scores(EVERY)));
        metrics.advance(SECOND);
        assertThat(metrics.experts()).isEmpty();
        assertThat(metrics.stored()).doesNotContainKey("experts/0");
        assertThat(metrics.newest("clicks", MetricsScope.SLIDING).getMeasures())
                .noneMatch(measure -> measure.getName().contains("expert"));
    }

    @Test
    void beginAnewWithAModelOfOtherExperts() {
        metrics.send(window(0, 0, 6, FIRST));
        metrics.send(window(0, 1, 6, new double[] {0.2, 0.3, 0.5}));
        assertThat(newest().getExperts()).hasSize(3);
        assertThat(newest().getRows()).isEqualTo(6);
        assertThat(newest().getModelVersionFrom()).isEqualTo(1);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void goOnBitForBitWhereverTheMetricsDie(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics steady = new RestartableMetrics(60, EVERY, 2);
        RestartableMetrics mortal = new RestartableMetrics(60, EVERY, 2).committingWhenTold();
        List<ScoredWindow> windows = new ArrayList<>();
        for (ScoredWindow window : Windows.interleaved(chance, 2, 60)) {
            windows.add(with(window, random(chance, window.getRows())));
        }
        windows.forEach(steady::send);
        RandomDeaths.send(windows, mortal, chance);
        steady.advance(SECOND);
        mortal.advance(SECOND);
        assertThat(mortal.experts()).isNotEmpty().isEqualTo(steady.experts());
        assertThat(mortal.published()).isEqualTo(steady.published());
        assertThat(mortal.stored().get("experts/0")).isEqualTo(steady.stored().get("experts/0"));
    }

    /** What windows of the other partition come between, and when metrics go out, changes nothing of a model's. */
    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void areTheSameHoweverPartitionsInterleave(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<ScoredWindow> windows = new ArrayList<>();
        for (ScoredWindow window : Windows.interleaved(chance, 2, 30)) {
            windows.add(with(window, random(chance, window.getRows())));
        }
        RestartableMetrics mixed = new RestartableMetrics(60, EVERY, 2);
        for (ScoredWindow window : windows) {
            mixed.send(window);
            if (chance.nextInt(5) == 0) {
                mixed.advance(SECOND);
            }
        }
        RestartableMetrics sorted = new RestartableMetrics(60, EVERY, 2);
        for (int partition = 1; partition >= 0; partition--) {
            int of = partition;
            windows.stream().filter(window -> window.getPartition() == of).forEach(sorted::send);
        }
        assertThat(sorted.experts()).containsExactlyInAnyOrderElementsOf(mixed.experts());
        sorted.advance(SECOND);
        mixed.advance(SECOND);
        for (String task : List.of("clicks", "spends")) {
            assertThat(expertMeasures(sorted, task)).hasSize(3).isEqualTo(expertMeasures(mixed, task));
        }
    }

    private static List<Measure> expertMeasures(RestartableMetrics metrics, String task) {
        return metrics.newest(task, MetricsScope.SLIDING).getMeasures().stream()
                .filter(measure -> BruteForce.OF_EXPERTS.contains(measure.getName()))
                .toList();
    }

    private ExpertMetrics newest() {
        return metrics.experts().stream()
                .filter(each -> each.getTask().equals("clicks"))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private Measure measure(String name) {
        return metrics.newest("clicks", MetricsScope.SLIDING).getMeasures().stream()
                .filter(measure -> measure.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ScoredWindow window(int partition, long version, int rows, double[] weights) {
        return with(Windows.clicks(partition, version, scores(rows), scores(rows)), use(rows, weights));
    }

    private static ScoredWindow with(ScoredWindow window, ExpertUse use) {
        return ScoredWindow.newBuilder(window)
                .setExperts(ByteBuffer.wrap(use.write()))
                .build();
    }

    /** Rows that have the same weights all. */
    private static ExpertUse use(int rows, double[] weights, double... products) {
        double[] sums = Arrays.stream(weights).map(weight -> weight * rows).toArray();
        long[] tops = new long[weights.length];
        tops[0] = rows;
        GateUse gate = new GateUse(rows, sums, tops, rows * entropy(weights));
        return new ExpertUse(List.of(gate, gate), products);
    }

    private static ExpertUse random(SplittableRandom random, int rows) {
        double[] weights = {random.nextDouble(), random.nextDouble() * 0.1, random.nextDouble()};
        double sum = Arrays.stream(weights).sum();
        double[] shares = Arrays.stream(weights).map(weight -> weight / sum).toArray();
        return use(rows, shares, random.doubles(6).toArray());
    }

    private static double[] scores(int rows) {
        return new double[rows];
    }

    private static double entropy(double[] weights) {
        return -Arrays.stream(weights)
                .filter(weight -> weight > 0)
                .map(weight -> weight * Math.log(weight))
                .sum();
    }
}
