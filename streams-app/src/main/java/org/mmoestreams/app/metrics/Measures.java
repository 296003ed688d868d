package org.mmoestreams.app.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mmoestreams.app.join.LabelFigure;
import org.mmoestreams.metrics.batch.CalibrationBins;
import org.mmoestreams.schemas.CalibrationBin;
import org.mmoestreams.schemas.Measure;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * What metrics report of one scope, on its way into a record. The record's older columns are filled from the same
 * figures; a figure that lacks rows of the scope, since its metric began later, is a measure alone, for no column
 * could say so.
 */
final class Measures {

    private final List<Measure> measures = new ArrayList<>();
    private final List<CalibrationBin> bins = new ArrayList<>();

    /** Asks metrics for their figures. */
    static Measures of(List<? extends TaskMetric> metrics) {
        Measures measures = new Measures();
        metrics.forEach(metric -> metric.report(measures));
        return measures;
    }

    /** Takes figures of labels, too, which are over other rows than the record's. */
    Measures with(List<LabelFigure> labels) {
        for (LabelFigure figure : labels) {
            boolean known = figure.value().isPresent();
            within(
                    figure.name(),
                    figure.over(),
                    known ? OptionalDouble.of((double) figure.value().getAsLong()) : OptionalDouble.empty(),
                    known ? OptionalDouble.of((double) figure.error()) : OptionalDouble.empty());
        }
        return this;
    }

    /**
     * Takes a figure that is exact up to its rounding.
     *
     * @param rows that it is over
     * @param value empty when it has none for these rows
     */
    void exact(String name, long rows, OptionalDouble value) {
        within(name, rows, value, value.isPresent() ? OptionalDouble.of(0.0) : value);
    }

    /**
     * Takes a figure with the bound on its absolute error.
     *
     * @param rows that it is over
     * @param value empty when it has none for these rows
     * @param error at least 0; empty when there is no value
     */
    void within(String name, long rows, OptionalDouble value, OptionalDouble error) {
        measures.add(new Measure(name, orNull(value), orNull(error), rows));
    }

    /** Takes the bins of a calibration curve. */
    void calibration(CalibrationBins filled) {
        for (CalibrationBins.Bin bin : filled.bins()) {
            bins.add(new CalibrationBin(bin.from(), bin.to(), bin.rows(), bin.meanProbability(), bin.positiveRate()));
        }
    }

    /** Whether there is a figure of a name that has a value. */
    boolean has(String name) {
        return measures.stream().anyMatch(measure -> measure.getName().equals(name) && measure.getValue() != null);
    }

    /** Sets measures and columns of a record whose rows are set already. */
    TaskMetrics.Builder fill(TaskMetrics.Builder metrics) {
        metrics.setMeasures(measures).setCalibrationBins(bins).setPositives(0).setNegatives(0);
        for (Measure measure : measures) {
            if (measure.getValue() != null && measure.getRows() == metrics.getRows()) {
                fillColumn(metrics, measure);
            }
        }
        return metrics;
    }

    private static void fillColumn(TaskMetrics.Builder metrics, Measure measure) {
        double value = measure.getValue();
        switch (measure.getName()) {
            case TotalAuc.NAME -> metrics.setAuc(value).setAucError(measure.getError());
            case TotalAuc.POSITIVES -> metrics.setPositives((long) value);
            case TotalAuc.NEGATIVES -> metrics.setNegatives((long) value);
            case MeanLogLoss.NAME -> metrics.setLogLoss(value);
            case MeanSquaredError.NAME -> metrics.setSquaredError(value);
            case MeanPrediction.NAME -> metrics.setMeanPrediction(value);
            case MeanLabel.POSITIVE_RATE -> metrics.setPositiveRate(value);
            default -> {
                // came after the columns: a measure alone
            }
        }
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }
}
