package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

class MetricsProcessorTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final double[] TEN_LABELS = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
    private static final String ROWS = "total/clicks/rows";

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void equalsACountOfAllRowsOfThePartitionsShares(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int partitions = 1 + chance.nextInt(3);
        int slidingRows = 1 + chance.nextInt(60);
        RestartableMetrics metrics = new RestartableMetrics(slidingRows, 10, partitions);
        List<ScoredWindow> windows = interleaved(chance, partitions, 12);
        windows.forEach(metrics::send);
        metrics.advance(SECOND);
        int share = (slidingRows + partitions - 1) / partitions;
        for (int task = 0; task < Windows.TASKS.size(); task++) {
            List<Row> all = new ArrayList<>();
            List<Row> last = new ArrayList<>();
            for (int partition = 0; partition < partitions; partition++) {
                List<Row> rows = rows(windows, partition, task);
                all.addAll(rows);
                last.addAll(rows.subList(Math.max(0, rows.size() - share), rows.size()));
            }
            check(metrics, task, MetricsScope.TOTAL, all);
            check(metrics, task, MetricsScope.SLIDING, last);
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
        List<ScoredWindow> windows = interleaved(chance, 3, 10);
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

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void resumesBitForBitWhereverItDies(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics steady = new RestartableMetrics(30, 10, 2);
        RestartableMetrics mortal = new RestartableMetrics(30, 10, 2);
        for (ScoredWindow window : interleaved(chance, 2, 15)) {
            steady.send(window);
            mortal.send(window);
            if (chance.nextInt(4) == 0) {
                mortal.restart();
            }
            if (chance.nextInt(6) == 0) {
                steady.advance(SECOND);
                mortal.advance(SECOND);
            }
        }
        mortal.restart();
        steady.advance(SECOND);
        mortal.advance(SECOND);
        assertThat(mortal.published()).isEqualTo(steady.published());
        assertSameStored(mortal, steady);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void resumesBitForBitWhereverItDiesBetweenCommitsOfManyWindows(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics steady = new RestartableMetrics(60, 20, 2);
        RestartableMetrics mortal = new RestartableMetrics(60, 20, 2).committingWhenTold();
        List<ScoredWindow> windows = interleaved(chance, 2, 60);
        windows.forEach(steady::send);
        int committed = 0;
        for (int sent = 0; sent < windows.size(); ) {
            mortal.send(windows.get(sent++));
            int what = chance.nextInt(24);
            if (what == 0) {
                mortal.commit();
                committed = sent;
            } else if (what == 1) {
                mortal.crash();
                sent = committed;
            }
        }
        mortal.commit();
        mortal.crash();
        assertThat(mortal.published()).isEqualTo(steady.published());
        steady.advance(SECOND);
        mortal.advance(SECOND);
        assertThat(mortal.published()).isEqualTo(steady.published());
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void resumesBitForBitThoughTheStoredSumsLackWindows(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics steady = new RestartableMetrics(1000, 50, 2);
        RestartableMetrics mortal = new RestartableMetrics(1000, 50, 2);
        int putSeldom = 0;
        Map<String, byte[]> before = Map.of();
        for (ScoredWindow window : interleaved(chance, 2, 40)) {
            steady.send(window);
            mortal.send(window);
            putSeldom += Arrays.equals(before.get(ROWS), mortal.stored().get(ROWS)) ? 1 : 0;
            before = mortal.stored();
            if (chance.nextInt(7) == 0) {
                mortal.restart();
            }
        }
        steady.advance(SECOND);
        mortal.advance(SECOND);
        assertThat(putSeldom).as("windows without a put of the sums").isPositive();
        assertThat(mortal.published()).isEqualTo(steady.published());
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void countsEachWindowOnceWhereverTheOffsetOfTheirTopicIsMovedBackTo(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics steady = new RestartableMetrics(60, 20, 2);
        RestartableMetrics moved = new RestartableMetrics(60, 20, 2);
        List<ScoredWindow> windows = interleaved(chance, 2, 40);
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
        assertSameStored(moved, steady);
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
            List<Row> rows = rows(windows.subList(0, next), 0, 0);
            List<Row> fresh = rows(windows.subList(sent, next), 0, 0);
            sent = next;
            int share = (slidingRows + partitions - 1) / partitions;
            int inScope = Math.toIntExact(
                    metrics.newest("clicks", MetricsScope.SLIDING).getRows());
            assertThat(inScope).isBetween(Math.min(share, fresh.size()), share);
            check(metrics, 0, MetricsScope.SLIDING, rows.subList(rows.size() - inScope, rows.size()));
            check(metrics, 0, MetricsScope.TOTAL, rows);
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

    @Test
    void countsRowsWithoutAScore() {
        RestartableMetrics metrics = new RestartableMetrics(100, 1, 1);
        metrics.send(Windows.unscored(0, 0, new double[] {0.3, 0.6}, new double[] {0, 1}, 3));
        for (MetricsScope scope : MetricsScope.values()) {
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
    void refusesWhatAnotherBuildStored() {
        RestartableMetrics metrics = new RestartableMetrics(20, 10, 1);
        Map<String, byte[]> older = Map.of(ROWS, new byte[100]);

        assertThatIllegalStateException()
                .isThrownBy(() -> metrics.restart(older))
                .withMessageContaining("stored metrics: format 1 (expected: 4");
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

    @Test
    void hasNoAreaWhereAClassIsAbsent() {
        RestartableMetrics metrics = new RestartableMetrics(2, 1, 1);
        metrics.send(Windows.clicks(0, 0, new double[] {0.2, 0.7}, new double[] {0, 0}));
        for (MetricsScope scope : MetricsScope.values()) {
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

    private static double[] tenScores(int version) {
        return IntStream.range(0, 10).mapToDouble(i -> (version + i) / 200.0).toArray();
    }

    private static void assertSameStored(RestartableMetrics one, RestartableMetrics other) {
        assertThat(one.stored().keySet()).isEqualTo(other.stored().keySet());
        one.stored()
                .forEach((key, value) ->
                        assertThat(value).as(key).isEqualTo(other.stored().get(key)));
    }

    private static void check(RestartableMetrics metrics, int task, MetricsScope scope, List<Row> rows) {
        TaskMetrics published = metrics.newest(Windows.TASKS.get(task).name(), scope);
        if (Windows.TASKS.get(task).isBinary()) {
            BruteForce.assertBinary(published, rows);
            if (scope == MetricsScope.SLIDING && published.getAuc() != null) {
                assertThat(published.getAucError()).isZero();
            }
        } else {
            BruteForce.assertRegression(published, rows);
        }
    }

    private static List<Row> rows(List<ScoredWindow> windows, int partition, int task) {
        List<Row> rows = new ArrayList<>();
        for (ScoredWindow window : windows) {
            if (window.getPartition() == partition) {
                ScoredTask scored = window.getTasks().get(task);
                double[] scores = Windows.doubles(scored.getScores());
                double[] labels = Windows.doubles(scored.getLabels());
                IntStream.range(0, scores.length).forEach(i -> rows.add(new Row(scores[i], labels[i])));
            }
        }
        return rows;
    }

    /** Windows of all partitions, those of a partition in their order. */
    private static List<ScoredWindow> interleaved(SplittableRandom chance, int partitions, int each) {
        List<Iterator<ScoredWindow>> sources = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            sources.add(Windows.random(chance, partition, each).iterator());
        }
        List<ScoredWindow> windows = new ArrayList<>();
        while (!sources.isEmpty()) {
            Iterator<ScoredWindow> source = sources.get(chance.nextInt(sources.size()));
            windows.add(source.next());
            if (!source.hasNext()) {
                sources.remove(source);
            }
        }
        return windows;
    }
}
