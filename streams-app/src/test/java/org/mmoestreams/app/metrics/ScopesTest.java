package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/** The figures of each scope are those of its rows, whatever partitions and windows these are in. */
class ScopesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void figuresAreTheSameBitForBitWithAnyPartitionsAndInterleaving(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<ScopedRow> rows = ScopedStream.random(chance, 300);
        Map<String, TaskMetrics> one = figures(rows, 1, chance);
        assertThat(one.values()).extracting(TaskMetrics::getScope).contains(MetricsScope.values());
        assertThat(figures(rows, 1, chance)).as("other windows").isEqualTo(one);
        assertThat(figures(rows, 3, chance)).isEqualTo(one);
        assertThat(figures(rows, 7, chance)).isEqualTo(one);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void goesOnBitForBitInEachScopeWhereverItDies(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RestartableMetrics steady = new RestartableMetrics(Scopes.SETTINGS, 3);
        RestartableMetrics mortal = new RestartableMetrics(Scopes.SETTINGS, 3).committingWhenTold();
        List<ScoredWindow> windows = ScopedStream.windows(ScopedStream.random(chance, 500), 3, chance);
        windows.forEach(steady::send);
        RandomDeaths.send(windows, mortal, chance);
        assertThat(mortal.published()).isEqualTo(steady.published());
        steady.advance(SECOND);
        mortal.advance(SECOND);
        assertThat(mortal.published()).isEqualTo(steady.published());
        assertThat(steady.published()).extracting(TaskMetrics::getIsFinal).contains(true);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void equalsACountOfTheNewestRows(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<ScopedRow> rows = ScopedStream.random(chance, 150);
        Map<String, TaskMetrics> newest = Scopes.newest(published(rows, 1 + chance.nextInt(4), chance));
        for (int task = 0; task < 2; task++) {
            String name = Windows.TASKS.get(task).name();
            List<ScopedRow> all = labelled(rows, task);
            List<ScopedRow> last = all.subList(all.size() - Scopes.SLIDING_ROWS, all.size());
            assertOver(newest.get(Scopes.of(name, MetricsScope.SLIDING)), last, task);
            assertOver(newest.get(Scopes.of(name, MetricsScope.TOTAL)), all, task);
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void equalsACountOfTheRowsOfEachOpenWindowAndRange(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<ScopedRow> rows = ScopedStream.random(chance, 300);
        Map<String, TaskMetrics> newest = Scopes.newest(published(rows, 1 + chance.nextInt(4), chance));
        for (int task = 0; task < 2; task++) {
            String name = Windows.TASKS.get(task).name();
            for (Duration length : Scopes.LENGTHS) {
                for (Map.Entry<Long, List<ScopedRow>> window : open(
                                rows, task, row -> Math.floorDiv(row.time(), length.toMillis()))
                        .entrySet()) {
                    TaskMetrics record = Scopes.tumbling(newest, name, length, window.getKey());
                    assertOver(record, window.getValue(), task);
                    assertThat(record.getIsFinal()).isFalse();
                    assertThat(record.getWindowEnd())
                            .isEqualTo(record.getWindowStart().plus(length));
                }
            }
            for (Map.Entry<Long, List<ScopedRow>> range :
                    open(rows, task, row -> row.version() / Scopes.VERSIONS).entrySet()) {
                TaskMetrics record = Scopes.versions(newest, name, range.getKey());
                assertOver(record, range.getValue(), task);
                assertThat(record.getVersionTo()).isEqualTo(record.getVersionFrom() + Scopes.VERSIONS);
            }
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void countsEachRowInAWindowOrAsTooOld(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<ScopedRow> rows = ScopedStream.random(chance, 300);
        Map<String, TaskMetrics> newest = Scopes.newest(published(rows, 4, chance));
        for (int task = 0; task < 2; task++) {
            String name = Windows.TASKS.get(task).name();
            long counted = rowsIn(newest, name, MetricsScope.TUMBLING);
            TaskMetrics total = newest.get(Scopes.of(name, MetricsScope.TOTAL));
            double tooOld = Scopes.measure(total, "rows_too_old");
            assertThat(counted + tooOld).isEqualTo(labelled(rows, task).size() * (double) Scopes.LENGTHS.size());
            double ofOldVersions = Scopes.measure(total, "rows_of_old_versions");
            assertThat(rowsIn(newest, name, MetricsScope.VERSIONS) + ofOldVersions)
                    .isEqualTo(labelled(rows, task).size());
        }
    }

    private static long rowsIn(Map<String, TaskMetrics> newest, String task, MetricsScope scope) {
        return newest.values().stream()
                .filter(each -> each.getTask().equals(task) && each.getScope() == scope)
                .mapToLong(TaskMetrics::getRows)
                .sum();
    }

    /** What is published in the end, without what is a matter of windows and of what came when. */
    private static Map<String, TaskMetrics> figures(List<ScopedRow> rows, int partitions, SplittableRandom chance) {
        RestartableMetrics metrics = new RestartableMetrics(Scopes.SETTINGS, partitions).committingWhenTold();
        RandomDeaths.send(ScopedStream.windows(rows, partitions, chance), metrics, chance);
        metrics.advance(SECOND);
        Map<String, TaskMetrics> figures = new TreeMap<>();
        Scopes.newest(metrics.published()).forEach((scope, record) -> {
            if (!Boolean.TRUE.equals(record.getIsFinal())) {
                boolean isOfOwnVersions = record.getIsFinal() != null;
                figures.put(
                        scope,
                        TaskMetrics.newBuilder(record)
                                .setModelVersion(isOfOwnVersions ? record.getModelVersion() : 0)
                                .setMeasures(record.getMeasures().stream()
                                        .filter(measure -> !measure.getName().startsWith("rows_"))
                                        .toList())
                                .build());
            }
        });
        return figures;
    }

    private static List<TaskMetrics> published(List<ScopedRow> rows, int partitions, SplittableRandom chance) {
        RestartableMetrics metrics = new RestartableMetrics(Scopes.SETTINGS, partitions);
        ScopedStream.windows(rows, partitions, chance).forEach(metrics::send);
        metrics.advance(SECOND);
        return metrics.published();
    }

    private static List<ScopedRow> labelled(List<ScopedRow> rows, int task) {
        return rows.stream()
                .filter(row -> row.of(task) != null)
                .sorted(ScopedRow.AGE)
                .toList();
    }

    /** The rows of the newest groups. */
    private static Map<Long, List<ScopedRow>> open(List<ScopedRow> rows, int task, ToLongFunction<ScopedRow> group) {
        TreeMap<Long, List<ScopedRow>> groups = labelled(rows, task).stream()
                .collect(Collectors.groupingBy(group::applyAsLong, TreeMap::new, Collectors.toList()));
        while (groups.size() > Scopes.KEPT) {
            groups.pollFirstEntry();
        }
        return groups;
    }

    private static void assertOver(TaskMetrics metrics, List<ScopedRow> rows, int task) {
        List<Row> own = rows.stream().map(row -> row.of(task)).toList();
        TaskMetrics plain = Scopes.withoutOwnMeasures(metrics);
        if (task == 0) {
            BruteForce.assertBinary(plain, own);
        } else {
            BruteForce.assertRegression(plain, own);
        }
        assertThat(metrics.getEventTimeFrom().toEpochMilli())
                .isEqualTo(rows.stream().mapToLong(ScopedRow::time).min().orElseThrow());
        assertThat(metrics.getEventTimeTo().toEpochMilli())
                .isEqualTo(rows.stream().mapToLong(ScopedRow::time).max().orElseThrow());
    }
}
