package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.TaskMetrics;

/** Figures after each row, and after rows in another order. */
class RowOrderTest {

    private static final double[] SCORES = {0.3, 0.5, 0.5, 0.7, 0.1, 0.3, 0.1, 0.4, 0.35, 0.8};
    private static final double[] LABELS = {0, 1, 0, 1, 0, 1, 0, 0, 1, 1};

    @ParameterizedTest
    @CsvSource({"4, '- 1 .75 .875 .875 .75 1 .6667 .5 .75'", "10, '- 1 .75 .875 .91667 .77778 .83333 .8 .75 .8'"})
    void slidingAreasAreThoseOfRiverRowByRow(int window, String areas) {
        // documentation of RollingROCAUC; windows of ten rows have all rows in both scopes
        RestartableMetrics metrics = new RestartableMetrics(window, 1, 1);
        String[] expected = areas.split(" ", -1);
        for (int row = 0; row < SCORES.length; row++) {
            metrics.send(Windows.clicks(0, row, new double[] {SCORES[row]}, new double[] {LABELS[row]}));
            TaskMetrics sliding = metrics.newest("clicks", MetricsScope.SLIDING);
            if (expected[row].equals("-")) {
                assertThat(value(sliding, "auc")).isNull();
            } else {
                assertThat(value(sliding, "auc"))
                        .as("after row %d", row + 1)
                        .isCloseTo(Double.parseDouble(expected[row]), within(5e-5));
            }
        }
        assertThat(value(metrics.newest("clicks", MetricsScope.TOTAL), "auc")).isCloseTo(0.8, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"4, .83333", "10, .80833"})
    void averagePrecisionOfTheLastRowsIsThatOfSteps(int window, double precision) {
        // of four rows river's; of ten by hand: (1 + 1 + 3/4 + 4/6 + 5/8) / 5
        RestartableMetrics metrics = new RestartableMetrics(window, 1, 1);
        metrics.send(Windows.clicks(0, 0, SCORES, LABELS));
        assertThat(value(metrics.newest("clicks", MetricsScope.SLIDING), "average_precision"))
                .isCloseTo(precision, within(5e-6));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void orderChangesNoBitOfAnyFigure(@ForAll long seed) {
        Random chance = new Random(seed);
        List<Row> clicks = new ArrayList<>();
        List<Row> spends = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double probability = 1 / (1 + Math.exp(-3 * chance.nextGaussian()));
            clicks.add(new Row(probability, chance.nextDouble() < probability ? 1 : 0));
            spends.add(new Row(chance.nextGaussian() * 1e3, chance.nextGaussian() / 7));
        }
        List<TaskMetrics> first = published(chance, clicks, spends);
        Collections.shuffle(clicks, chance);
        Collections.shuffle(spends, chance);
        assertThat(published(chance, clicks, spends)).hasSize(4).isEqualTo(first);
    }

    /** What is published of all rows, without the times and versions of their windows. */
    private static List<TaskMetrics> published(Random chance, List<Row> clicks, List<Row> spends) {
        RestartableMetrics metrics = new RestartableMetrics(1000, 1_000_000, 1);
        int version = 0;
        for (int from = 0; from < clicks.size(); ) {
            int to = Math.min(clicks.size(), from + 1 + chance.nextInt(30));
            metrics.send(Windows.clicks(0, version++, scores(clicks, from, to), labels(clicks, from, to)));
            metrics.send(Windows.spends(0, version++, scores(spends, from, to), labels(spends, from, to)));
            from = to;
        }
        metrics.advance(Duration.ofSeconds(1));
        return metrics.published().stream()
                .map(each -> TaskMetrics.newBuilder(each)
                        .setEventTimeFrom(null)
                        .setEventTimeTo(null)
                        .setModelVersion(0)
                        .build())
                .toList();
    }

    private static double[] scores(List<Row> rows, int from, int to) {
        return rows.subList(from, to).stream().mapToDouble(Row::score).toArray();
    }

    private static double[] labels(List<Row> rows, int from, int to) {
        return rows.subList(from, to).stream().mapToDouble(Row::label).toArray();
    }

    private static Double value(TaskMetrics metrics, String name) {
        return metrics.getMeasures().stream()
                .filter(measure -> measure.getName().equals(name))
                .findFirst()
                .map(Measure::getValue)
                .orElse(null);
    }
}
