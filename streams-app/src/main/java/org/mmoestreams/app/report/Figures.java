package org.mmoestreams.app.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.TaskMetrics;

/** The figures of a record of metrics by their names, whichever build wrote it. */
final class Figures {

    private static final List<String> OF_EITHER_SCOPE = List.of(
            "auc",
            "auc_low",
            "auc_high",
            "log_loss",
            "calibration",
            "mean_prediction",
            "positive_rate",
            "rmse",
            "absolute_error",
            "r_squared",
            "mean_label");

    /** Those that charts and tables of the sliding window show. */
    static final List<String> SLIDING =
            withMore("average_precision", "calibration_error", "gate_entropy", "effective_experts", "dead_experts");

    /** Those of all rows since the start, and of labels that come late. */
    static final List<String> TOTAL = withMore(
            "labels_waiting",
            "labels_joined",
            "labels_expired",
            "labels_late",
            "labels_duplicate",
            "labels_changed",
            "labels_corrected",
            "labels_withdrawn",
            "labels_orphaned",
            "labels_displaced",
            "label_delay_p50_ms",
            "label_delay_p95_ms",
            "label_delay_p99_ms");

    private final Map<String, Double> values = new HashMap<>();

    private Figures() {}

    /** Those that have a value: of the record's fields where a build from before the measures wrote it. */
    static Figures of(TaskMetrics metrics) {
        Figures figures = new Figures();
        figures.put("auc", metrics.getAuc());
        figures.put("log_loss", metrics.getLogLoss());
        figures.put("mean_prediction", metrics.getMeanPrediction());
        figures.put("positive_rate", metrics.getPositiveRate());
        if (metrics.getSquaredError() != null) {
            figures.put("rmse", Math.sqrt(metrics.getSquaredError()));
        }
        for (Measure measure : metrics.getMeasures()) {
            figures.put(measure.getName(), measure.getValue());
        }
        Double rate = figures.values.get("positive_rate");
        Double prediction = figures.values.get("mean_prediction");
        if (!figures.values.containsKey("calibration") && rate != null && rate > 0 && prediction != null) {
            figures.put("calibration", prediction / rate);
        }
        return figures;
    }

    /** The figure of a name; NaN where there is none. */
    double of(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    private static List<String> withMore(String... names) {
        return Stream.concat(OF_EITHER_SCOPE.stream(), Stream.of(names)).toList();
    }

    private void put(String name, Double value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
