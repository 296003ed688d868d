package org.mmoestreams.app.report;

import java.util.Comparator;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * The newest figures of a slice. What it lacks is NaN.
 *
 * @param field the field by whose values rows are divided
 * @param kind which rows of it: {@code value}, or those without one of the values that are told apart
 * @param value the value; empty for the other kinds
 * @param rows labelled rows in it
 * @param figures auc, log_loss and what else there is
 */
record SliceFigures(String field, String kind, String value, long rows, Figures figures) {

    /**
     * An order of slices: by rising area under the curve, or of a task without classes by falling error; those without
     * it last.
     */
    static Comparator<SliceFigures> worstFirst(boolean isBinary) {
        // NaN is above all numbers
        return Comparator.<SliceFigures>comparingDouble(slice ->
                        isBinary ? slice.figures().of("auc") : -slice.figures().of("rmse"))
                .thenComparing(SliceFigures::field)
                .thenComparing(SliceFigures::value);
    }

    static SliceFigures of(TaskMetrics metrics) {
        return new SliceFigures(
                textOf(metrics.getSliceField()),
                textOf(metrics.getSliceKind()),
                textOf(metrics.getSliceValue()),
                metrics.getRows(),
                Figures.of(metrics));
    }

    private static String textOf(String text) {
        return text == null ? "" : text;
    }
}
