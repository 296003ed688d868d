package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/** Figures of the newest rows by the value of a field. */
class SlicesTest {

    private static final List<String> NOT_VALUES = List.of("missing", "overflow", "other");

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void eachRowIsInOneSliceAndTheSmallestValuesAreTogether(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<ScopedRow> rows = ScopedStream.random(chance, 200);
        List<TaskMetrics> published = published(rows, 1 + chance.nextInt(3), chance);
        for (int task = 0; task < 2; task++) {
            Map<String, List<Row>> expected = slices(rows, task);
            Map<String, TaskMetrics> slices = newestSlices(published, task);
            assertThat(slices.keySet()).isEqualTo(expected.keySet());
            for (Map.Entry<String, List<Row>> slice : expected.entrySet()) {
                TaskMetrics record = slices.get(slice.getKey());
                assertThat(record.getRows()).isEqualTo(slice.getValue().size());
                assertThat(record.getMeanPrediction()).isCloseTo(mean(slice.getValue(), true), within(1e-10));
                if (task == 0) {
                    assertBinary(record, slice.getValue());
                } else {
                    assertThat(Scopes.measure(record, "mean_label"))
                            .isCloseTo(mean(slice.getValue(), false), within(1e-10));
                }
            }
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void theWorstSliceIsThatOfTheLowestAreaThatHasAnInterval(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<TaskMetrics> published = published(ScopedStream.random(chance, 200), 2, chance);
        TaskMetrics sliding = Scopes.newest(published).get(Scopes.of("clicks", MetricsScope.SLIDING));
        Double worst = newestSlices(published, 0).values().stream()
                .filter(slice -> Scopes.measure(slice, "auc_low") != null)
                .map(TaskMetrics::getAuc)
                .min(Comparator.naturalOrder())
                .orElse(null);
        assertThat(Scopes.measure(sliding, "worst_slice_auc_color")).isNotNull().isEqualTo(worst);
        assertThat(Scopes.newest(published)
                        .get(Scopes.of("spends", MetricsScope.SLIDING))
                        .getMeasures())
                .noneMatch(each -> each.getName().startsWith("worst_"));
    }

    private static List<TaskMetrics> published(List<ScopedRow> rows, int partitions, SplittableRandom chance) {
        RestartableMetrics metrics = new RestartableMetrics(Scopes.SETTINGS, partitions);
        ScopedStream.windows(rows, partitions, chance).forEach(metrics::send);
        metrics.advance(Duration.ofSeconds(1));
        return metrics.published();
    }

    /** Those of the newest sliding rows, by value, or by kind where they have none. */
    private static Map<String, TaskMetrics> newestSlices(List<TaskMetrics> published, int task) {
        String name = Windows.TASKS.get(task).name();
        return Scopes.newest(published).values().stream()
                .filter(each ->
                        each.getScope() == MetricsScope.SLICE && each.getTask().equals(name))
                .collect(Collectors.toMap(
                        each -> Objects.requireNonNullElse(each.getSliceValue(), each.getSliceKind()), each -> each));
    }

    private static Map<String, List<Row>> slices(List<ScopedRow> rows, int task) {
        List<ScopedRow> labelled = rows.stream()
                .filter(row -> row.of(task) != null)
                .sorted(ScopedRow.AGE)
                .toList();
        List<ScopedRow> last = labelled.subList(labelled.size() - Scopes.SLIDING_ROWS, labelled.size());
        Map<String, Long> counts =
                last.stream().collect(Collectors.groupingBy(SlicesTest::name, Collectors.counting()));
        List<String> shown = counts.keySet().stream()
                .filter(name -> !NOT_VALUES.contains(name))
                .sorted(Comparator.comparing((String name) -> -counts.get(name)).thenComparing(name -> name))
                .limit(Scopes.SLICE_VALUES)
                .toList();
        return last.stream()
                .collect(Collectors.groupingBy(
                        row -> shown.contains(name(row)) || NOT_VALUES.contains(name(row)) ? name(row) : "other",
                        Collectors.mapping(row -> row.of(task), Collectors.toList())));
    }

    private static String name(ScopedRow row) {
        return row.color().isEmpty() ? "missing" : row.color().equals("?") ? "overflow" : row.color();
    }

    private static void assertBinary(TaskMetrics record, List<Row> rows) {
        double won = 0;
        long pairs = 0;
        for (Row positive : rows) {
            for (Row negative : rows) {
                if (positive.label() > negative.label()) {
                    pairs++;
                    won += positive.score() > negative.score() ? 1 : positive.score() == negative.score() ? 0.5 : 0;
                }
            }
        }
        assertThat(record.getPositiveRate()).isCloseTo(mean(rows, false), within(1e-10));
        if (pairs == 0) {
            assertThat(record.getAuc()).isNull();
            assertThat(Scopes.measure(record, "auc_low")).isNull();
        } else {
            assertThat(record.getAuc()).isCloseTo(won / pairs, within(1e-12));
        }
        double labels = rows.stream().mapToDouble(Row::label).sum();
        double scores = rows.stream().mapToDouble(Row::score).sum();
        if (labels == 0) {
            assertThat(Scopes.measure(record, "calibration")).isNull();
        } else {
            assertThat(Scopes.measure(record, "calibration")).isCloseTo(scores / labels, within(1e-10));
        }
    }

    private static double mean(List<Row> rows, boolean ofScores) {
        return rows.stream()
                .mapToDouble(row -> ofScores ? row.score() : row.label())
                .average()
                .orElseThrow();
    }
}
