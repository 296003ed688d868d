package org.mmoestreams.workbench.demo;

import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * How far a regression task's predictions are off. {@code null} where there is no such figure.
 *
 * @param rmse root mean squared error, in the label's unit
 * @param absoluteError mean absolute error, in the label's unit
 * @param rSquared the share of the labels' variance that is predicted, at most 1
 */
public record ErrorFigures(Double rmse, Double absoluteError, Double rSquared) {

    /** The figures that were published, all null where none were. */
    static ErrorFigures of(TaskMetrics metrics) {
        return metrics == null
                ? new ErrorFigures(null, null, null)
                : new ErrorFigures(
                        value(metrics, "rmse"), value(metrics, "absolute_error"), value(metrics, "r_squared"));
    }

    private static Double value(TaskMetrics metrics, String name) {
        return metrics.getMeasures().stream()
                .filter(measure -> measure.getName().equals(name))
                .findFirst()
                .map(Measure::getValue)
                .orElse(null);
    }
}
