package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.mmoestreams.app.metrics.BruteForce.Row;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;

/** The figures of a regression task, where they are easily got wrong. */
class RegressionMetricsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final MathContext DIGITS = new MathContext(80);

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void losesNothingWhereLabelsLieFarFromZero(@ForAll long seed) {
        List<Row> rows = rows(new Random(seed), 500, 1e6, 1);
        RestartableMetrics metrics = new RestartableMetrics(200, 1000, 1);
        send(metrics, rows, 0);
        metrics.advance(SECOND);
        assertThat(measures(metrics, MetricsScope.TOTAL)).containsAllEntriesOf(Map.of("mean_label", meanLabel(rows)));
        for (MetricsScope scope : Windows.SCOPES) {
            List<Row> inScope = scope == MetricsScope.TOTAL ? rows : rows.subList(300, 500);
            double expected = rSquared(inScope);
            assertThat(measures(metrics, scope).get("r_squared"))
                    .as("%s", scope)
                    .isCloseTo(expected, within((1 - expected) * 1e-14));
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void dependsOnTheRowsInScopeAlone(@ForAll long seed) {
        Random chance = new Random(seed);
        List<Row> gone = rows(chance, chance.nextInt(300), 1e80, 1e70);
        List<Row> kept = rows(chance, 60, -3, 50);
        RestartableMetrics much = new RestartableMetrics(60, 100_000, 1);
        send(much, gone, 0);
        send(much, kept, gone.size());
        RestartableMetrics little = new RestartableMetrics(60, 100_000, 1);
        Collections.shuffle(kept, chance);
        send(little, kept, 0);
        much.advance(SECOND);
        little.advance(SECOND);
        assertThat(measures(much, MetricsScope.SLIDING)).isEqualTo(measures(little, MetricsScope.SLIDING));
        assertThat(withoutQuantiles(measures(little, MetricsScope.TOTAL)))
                .isEqualTo(withoutQuantiles(measures(little, MetricsScope.SLIDING)));

        List<Row> all = new ArrayList<>(gone);
        all.addAll(kept);
        Collections.shuffle(all, chance);
        RestartableMetrics mixed = new RestartableMetrics(60, 100_000, 1);
        send(mixed, all, 0);
        mixed.advance(SECOND);
        assertThat(measures(mixed, MetricsScope.TOTAL)).isEqualTo(measures(much, MetricsScope.TOTAL));
    }

    @Test
    void hasNoRSquaredWhereLabelsAreAlike() {
        RestartableMetrics metrics = new RestartableMetrics(30, 1, 1);
        for (int row = 0; row < 40; row++) {
            send(metrics, List.of(new Row(row, 0.1)), row);
            for (MetricsScope scope : Windows.SCOPES) {
                assertThat(measures(metrics, scope)).containsEntry("r_squared", null);
                assertThat(measures(metrics, scope).get("rmse")).isPositive();
            }
        }
        send(metrics, List.of(new Row(0.3, Math.nextUp(0.1))), 40);
        for (MetricsScope scope : Windows.SCOPES) {
            assertThat(measures(metrics, scope).get("r_squared")).isLessThan(-1e30);
        }
    }

    @Test
    void isOneForTheLabelItselfAndNoneForTheMean() {
        RestartableMetrics right = new RestartableMetrics(30, 1, 1);
        RestartableMetrics mean = new RestartableMetrics(30, 1, 1);
        RestartableMetrics wrong = new RestartableMetrics(30, 1, 1);
        send(right, List.of(new Row(3, 3), new Row(5, 5), new Row(10, 10)), 0);
        send(mean, List.of(new Row(6, 3), new Row(6, 5), new Row(6, 10)), 0);
        send(wrong, List.of(new Row(10, 3), new Row(5, 5), new Row(3, 10)), 0);
        assertThat(measures(right, MetricsScope.TOTAL))
                .containsEntry("r_squared", 1.0)
                .containsEntry("rmse", 0.0)
                .containsEntry("absolute_error", 0.0);
        assertThat(measures(mean, MetricsScope.TOTAL))
                .containsEntry("r_squared", 0.0)
                .containsEntry("absolute_error", 8 / 3.0)
                .containsEntry("mean_label", 6.0);
        assertThat(measures(wrong, MetricsScope.TOTAL)).containsEntry("r_squared", 1 - 98 / 26.0);
    }

    private static List<Row> rows(Random chance, int count, double mean, double deviation) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double label = mean + deviation * chance.nextGaussian();
            rows.add(new Row(label + deviation / 2 * chance.nextGaussian(), label));
        }
        return rows;
    }

    /** Sends rows as windows of one each, of which the first is that many. */
    private static void send(RestartableMetrics metrics, List<Row> rows, int first) {
        IntStream.range(0, rows.size())
                .forEach(i -> metrics.send(
                        Windows.spends(0, first + i, new double[] {rows.get(i).score()}, new double[] {
                            rows.get(i).label()
                        })));
    }

    private static Map<String, Double> measures(RestartableMetrics metrics, MetricsScope scope) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Measure measure : metrics.newest("spends", scope).getMeasures()) {
            values.put(measure.getName(), measure.getValue());
        }
        return values;
    }

    /** Quantiles are exact in the sliding window alone. */
    private static Map<String, Double> withoutQuantiles(Map<String, Double> measures) {
        Map<String, Double> others = new LinkedHashMap<>(measures);
        assertThat(others.keySet().removeIf(name -> name.startsWith("absolute_error_p")))
                .isTrue();
        return others;
    }

    private static double meanLabel(List<Row> rows) {
        BigDecimal sum = rows.stream().map(row -> new BigDecimal(row.label())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.doubleValue() / rows.size();
    }

    /** In decimal arithmetic, the mean first. */
    private static double rSquared(List<Row> rows) {
        BigDecimal sum = rows.stream().map(row -> new BigDecimal(row.label())).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = sum.divide(BigDecimal.valueOf(rows.size()), DIGITS);
        BigDecimal errors = BigDecimal.ZERO;
        BigDecimal deviations = BigDecimal.ZERO;
        for (Row row : rows) {
            BigDecimal label = new BigDecimal(row.label());
            errors = errors.add(new BigDecimal(row.score()).subtract(label).pow(2));
            deviations = deviations.add(label.subtract(mean).pow(2));
        }
        return BigDecimal.ONE.subtract(errors.divide(deviations, DIGITS)).doubleValue();
    }
}
