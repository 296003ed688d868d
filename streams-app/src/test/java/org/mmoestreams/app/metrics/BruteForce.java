package org.mmoestreams.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.mmoestreams.schemas.CalibrationBin;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.MetricsScope;
import org.mmoestreams.schemas.ScoredTask;
import org.mmoestreams.schemas.ScoredWindow;
import org.mmoestreams.schemas.TaskMetrics;

/** Metrics worked out anew from all rows that they are over. */
public final class BruteForce {

    /** These are over all rows of windows, not over the task's. */
    static final Set<String> OF_EXPERTS = Set.of("gate_entropy", "effective_experts", "dead_experts");

    private static final Offset<Double> ROUNDING = within(1e-12);

    /**
     * A scored row.
     *
     * @param score what the model said
     * @param label what came
     */
    public record Row(double score, double label) {}

    private BruteForce() {}

    /** A task's rows in the windows of a partition, in their order. */
    static List<Row> rows(List<ScoredWindow> windows, int partition, int task) {
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

    /**
     * A task's rows in windows of builds that said no more than scores and labels, the oldest first: by the last event
     * time of their windows, their places in these, and their partitions.
     */
    static List<Row> oldestFirst(List<ScoredWindow> windows, int task) {
        record Placed(ScoredWindow window, int place, Row row) {}

        List<Placed> placed = new ArrayList<>();
        for (ScoredWindow window : windows) {
            List<Row> rows = rows(List.of(window), window.getPartition(), task);
            IntStream.range(0, rows.size()).forEach(place -> placed.add(new Placed(window, place, rows.get(place))));
        }
        return placed.stream()
                .sorted(Comparator.comparing((Placed each) -> each.window().getEventTimeTo())
                        .thenComparing(Placed::place)
                        .thenComparing(each -> each.window().getPartition())
                        .thenComparing(each -> each.window().getModelVersion()))
                .map(Placed::row)
                .toList();
    }

    /** Compares the newest metrics of a task. */
    static void assertEquals(RestartableMetrics metrics, int task, MetricsScope scope, List<Row> rows) {
        TaskMetrics published = metrics.newest(Windows.TASKS.get(task).name(), scope);
        if (Windows.TASKS.get(task).isBinary()) {
            assertBinary(published, rows);
            if (scope == MetricsScope.SLIDING && published.getAuc() != null) {
                assertThat(published.getAucError()).isZero();
            }
        } else {
            assertRegression(published, rows);
        }
    }

    /** Compares the metrics of a binary task whose rows are called at one half. */
    public static void assertBinary(TaskMetrics metrics, List<Row> rows) {
        assertBinary(metrics, rows, 0.5);
    }

    /** Compares the metrics of a binary task. */
    static void assertBinary(TaskMetrics metrics, List<Row> rows, double threshold) {
        long positives = rows.stream().filter(row -> row.label() > 0).count();
        assertThat(metrics.getRows()).isEqualTo(rows.size());
        assertThat(metrics.getPositives()).isEqualTo(positives);
        assertThat(metrics.getNegatives()).isEqualTo(rows.size() - positives);
        assertThat(metrics.getSquaredError()).isNull();
        if (positives == 0 || positives == rows.size()) {
            assertThat(metrics.getAuc()).isNull();
            assertThat(metrics.getAucError()).isNull();
        } else {
            assertThat(metrics.getAuc()).isNotNull();
        }
        assertMeans(metrics, rows);
        if (!rows.isEmpty()) {
            assertThat(metrics.getPositiveRate()).isCloseTo((double) positives / rows.size(), within(1e-10));
        }
        assertFigures(metrics, PlainMeasures.of(rows, threshold), areApart(rows));
        assertBins(metrics.getCalibrationBins(), PlainMeasures.bins(rows));
    }

    /** Compares the metrics of a regression task. */
    public static void assertRegression(TaskMetrics metrics, List<Row> rows) {
        assertThat(metrics.getRows()).isEqualTo(rows.size());
        assertThat(metrics.getPositives()).isZero();
        assertThat(metrics.getNegatives()).isZero();
        assertThat(metrics.getAuc()).isNull();
        assertThat(metrics.getLogLoss()).isNull();
        assertThat(metrics.getPositiveRate()).isNull();
        assertMeans(metrics, rows);
        Map<String, Double> measures = measures(metrics);
        assertThat(measures.keySet())
                .containsExactly(
                        "squared_error",
                        "rmse",
                        "absolute_error",
                        "r_squared",
                        "mean_prediction",
                        "mean_label",
                        "absolute_error_p50",
                        "absolute_error_p90",
                        "absolute_error_p99");
        assertThat(metrics.getCalibrationBins()).isEmpty();
        assertThat(measures.get("squared_error")).isEqualTo(metrics.getSquaredError());
        if (rows.isEmpty()) {
            assertThat(measures.values()).containsOnlyNulls();
        } else {
            assertErrors(measures, rows);
            assertQuantiles(metrics, rows);
        }
    }

    /** Each figure, within its error; exactly where rows of a bin are ties. */
    private static void assertFigures(TaskMetrics metrics, Map<String, Double> expected, boolean apart) {
        Map<String, Double> measures = measures(metrics);
        assertThat(measures.keySet()).containsExactlyElementsOf(expected.keySet());
        for (Measure measure : metrics.getMeasures()) {
            String name = measure.getName();
            Double value = expected.get(name);
            if (OF_EXPERTS.contains(name)) {
                continue;
            }
            if (!apart && name.startsWith("auc_")) {
                assertNear(measure, value);
            } else if (value == null) {
                assertThat(measure.getValue()).as(name).isNull();
            } else {
                double error = apart ? 0 : measure.getError();
                assertThat(measure.getValue()).as(name).isCloseTo(value, within(error + 1e-10 * (1 + value)));
            }
        }
        for (String name : List.of("auc", "log_loss", "mean_prediction", "positive_rate")) {
            assertThat(measures).containsEntry(name, column(metrics, name));
        }
        assertThat(metrics.getMeasures().get(0).getError()).isEqualTo(metrics.getAucError());
    }

    /** Rows of a bin may be known to be apart, so that there is an interval in the one and not in the other. */
    private static void assertNear(Measure measure, Double expected) {
        if (measure.getValue() != null && expected != null) {
            assertThat(measure.getValue())
                    .as(measure.getName())
                    .isCloseTo(expected, within(measure.getError() + 1e-10));
        }
    }

    private static Double column(TaskMetrics metrics, String name) {
        return (Double) metrics.get(name);
    }

    /** Whether scores that differ do so by more than a bin of any histogram of theirs is wide. */
    private static boolean areApart(List<Row> rows) {
        double[] scores =
                rows.stream().mapToDouble(Row::score).sorted().distinct().toArray();
        return IntStream.range(1, scores.length)
                .allMatch(i -> scores[i] - scores[i - 1] > 0.03 * Math.min(scores[i], 1 - scores[i - 1]));
    }

    private static void assertBins(List<CalibrationBin> bins, List<List<Row>> expected) {
        assertThat(bins).hasSameSizeAs(expected);
        for (int bin = 0; bin < bins.size(); bin++) {
            List<Row> rows = expected.get(bin);
            CalibrationBin published = bins.get(bin);
            assertThat(published.getRows()).isEqualTo(rows.size());
            assertThat(rows).allMatch(row -> row.score() >= published.getFrom() && row.score() <= published.getTo());
            assertThat(published.getTo() - published.getFrom()).isCloseTo(0.1, within(1e-15));
            assertThat(published.getMeanPrediction())
                    .isCloseTo(mean(rows.stream().mapToDouble(Row::score).toArray()), ROUNDING);
            assertThat(published.getPositiveRate())
                    .isCloseTo(mean(rows.stream().mapToDouble(Row::label).toArray()), ROUNDING);
        }
    }

    private static void assertQuantiles(TaskMetrics metrics, List<Row> rows) {
        for (int percent : new int[] {50, 90, 99}) {
            Measure quantile = metrics.getMeasures().stream()
                    .filter(measure -> measure.getName().equals("absolute_error_p" + percent))
                    .findFirst()
                    .orElseThrow();
            double exact = PlainMeasures.errorQuantile(rows, percent / 100.0);
            assertThat(quantile.getValue()).isCloseTo(exact, within(quantile.getError() * (1 + 1e-12)));
            assertThat(quantile.getError())
                    .isLessThanOrEqualTo(metrics.getScope() == MetricsScope.SLIDING ? 0 : exact / 128 + 1e-300);
        }
    }

    private static void assertErrors(Map<String, Double> measures, List<Row> rows) {
        double squared = mean(rows.stream()
                .mapToDouble(row -> (row.score() - row.label()) * (row.score() - row.label()))
                .toArray());
        double absolute = mean(rows.stream()
                .mapToDouble(row -> Math.abs(row.score() - row.label()))
                .toArray());
        double label = mean(rows.stream().mapToDouble(Row::label).toArray());
        double variance = variance(rows);
        assertThat(measures.get("squared_error")).isCloseTo(squared, within(squared * 1e-12));
        assertThat(measures.get("rmse")).isCloseTo(Math.sqrt(squared), within(Math.sqrt(squared) * 1e-12));
        assertThat(measures.get("absolute_error")).isCloseTo(absolute, within(absolute * 1e-12));
        assertThat(measures.get("mean_label")).isCloseTo(label, within(1e-10));
        if (rows.stream().mapToDouble(Row::label).distinct().count() == 1) {
            assertThat(measures.get("r_squared")).isNull();
        } else {
            assertThat(measures.get("r_squared"))
                    .isCloseTo(1 - squared / variance, within((1 + squared / variance) * 1e-12));
        }
    }

    private static Map<String, Double> measures(TaskMetrics metrics) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Measure measure : metrics.getMeasures()) {
            if (OF_EXPERTS.contains(measure.getName())) {
                continue;
            }
            assertThat(measure.getRows()).as(measure.getName()).isEqualTo(metrics.getRows());
            assertThat(measure.getError() == null).isEqualTo(measure.getValue() == null);
            values.put(measure.getName(), measure.getValue());
        }
        assertThat(values.get("mean_prediction")).isEqualTo(metrics.getMeanPrediction());
        assertThat(values.get("positive_rate")).isEqualTo(metrics.getPositiveRate());
        return values;
    }

    private static void assertMeans(TaskMetrics metrics, List<Row> rows) {
        if (rows.isEmpty()) {
            assertThat(metrics.getMeanPrediction()).isNull();
            assertThat(metrics.getPositiveRate()).isNull();
            assertThat(metrics.getLogLoss()).isNull();
            assertThat(metrics.getSquaredError()).isNull();
            assertThat(metrics.getEventTimeFrom()).isNull();
            assertThat(metrics.getEventTimeTo()).isNull();
            return;
        }
        assertThat(metrics.getMeanPrediction())
                .isCloseTo(mean(rows.stream().mapToDouble(Row::score).toArray()), within(1e-10));
    }

    /** Half the mean squared difference of two labels, each pair taken twice: nothing cancels out. */
    private static double variance(List<Row> rows) {
        double sum = 0;
        for (Row one : rows) {
            for (Row other : rows) {
                sum += (one.label() - other.label()) * (one.label() - other.label());
            }
        }
        return sum / 2 / rows.size() / rows.size();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
