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

    /** Compares the metrics of a binary task. */
    public static void assertBinary(TaskMetrics metrics, List<Row> rows) {
        long positives = rows.stream().filter(row -> row.label() > 0).count();
        assertThat(metrics.getRows()).isEqualTo(rows.size());
        assertThat(metrics.getPositives()).isEqualTo(positives);
        assertThat(metrics.getNegatives()).isEqualTo(rows.size() - positives);
        assertThat(metrics.getSquaredError()).isNull();
        if (positives == 0 || positives == rows.size()) {
            assertThat(metrics.getAuc()).isNull();
            assertThat(metrics.getAucError()).isNull();
        } else {
            assertThat(metrics.getAuc()).isCloseTo(auc(rows), within(metrics.getAucError() + 1e-12));
        }
        if (!rows.isEmpty()) {
            assertThat(metrics.getLogLoss())
                    .isCloseTo(
                            mean(rows.stream().mapToDouble(BruteForce::logLoss).toArray()), ROUNDING);
        }
        assertMeans(metrics, rows);
        if (!rows.isEmpty()) {
            assertThat(metrics.getPositiveRate()).isCloseTo((double) positives / rows.size(), within(1e-10));
        }
        Map<String, Double> measures = measures(metrics);
        assertThat(measures.keySet())
                .containsExactly("auc", "positives", "negatives", "log_loss", "mean_prediction", "positive_rate");
        assertThat(measures.get("auc")).isEqualTo(metrics.getAuc());
        assertThat(metrics.getMeasures().get(0).getError()).isEqualTo(metrics.getAucError());
        assertThat(measures.get("positives")).isEqualTo((double) positives);
        assertThat(measures.get("negatives")).isEqualTo((double) (rows.size() - positives));
        assertThat(measures.get("log_loss")).isEqualTo(metrics.getLogLoss());
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
                        "squared_error", "rmse", "absolute_error", "r_squared", "mean_prediction", "mean_label");
        assertThat(measures.get("squared_error")).isEqualTo(metrics.getSquaredError());
        if (rows.isEmpty()) {
            assertThat(measures.values()).containsOnlyNulls();
        } else {
            assertErrors(measures, rows);
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

    /** The share of pairs of a positive and a negative row that are in the right order, ties counting one half. */
    private static double auc(List<Row> rows) {
        double right = 0;
        long pairs = 0;
        for (Row positive : rows) {
            for (Row negative : rows) {
                if (positive.label() > 0 && negative.label() == 0) {
                    pairs++;
                    right += positive.score() > negative.score() ? 1 : positive.score() == negative.score() ? 0.5 : 0;
                }
            }
        }
        return right / pairs;
    }

    private static double logLoss(Row row) {
        return -Math.log(row.label() > 0 ? row.score() : 1 - row.score());
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
