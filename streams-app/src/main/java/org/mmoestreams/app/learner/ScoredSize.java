package org.mmoestreams.app.learner;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import org.mmoestreams.app.scored.SliceValue;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.NominalField;

/**
 * How many bytes a scored window may have: it goes out as one record, which must stay under the usual limit of a
 * megabyte.
 */
final class ScoredSize {

    private static final int MOST_BYTES = 1_000_000;
    /** Score and label, and which row they are of. */
    private static final int TASK_BYTES = 2 * Double.BYTES + Short.BYTES;
    /** A key, and a time at most that can be: a difference of 49 bits. */
    private static final int ROW_BYTES = Long.BYTES + 7;
    /** A time and a version that differ from those of the window. */
    private static final int LATE_BYTES = 7 + 5;

    private ScoredSize() {}

    /**
     * Checks that the fields by which metrics are sliced are there, and that a window fits a record with their values,
     * and where labels come late.
     *
     * @throws IllegalArgumentException when not
     */
    static void requireFit(FeatureSpec spec, List<String> slices, int windowRows, boolean late) {
        List<String> nominal = spec.nominal().stream().map(NominalField::field).toList();
        for (String field : slices) {
            check(
                    nominal.contains(field),
                    "metrics.slices",
                    field,
                    "nominal fields of the feature spec: " + String.join(", ", nominal));
        }
        if (slices.isEmpty() && !late) {
            return;
        }
        long rowBytes = TASK_BYTES * spec.tasks().size() + ROW_BYTES + (late ? LATE_BYTES : 0) + 2L * slices.size();
        long bytes = rowBytes * windowRows
                + spec.nominal().stream()
                        .filter(field -> slices.contains(field.field()))
                        .mapToLong(field -> (long) Math.min(field.values(), windowRows) * (SliceValue.MOST_BYTES + 1))
                        .sum();
        check(
                bytes <= MOST_BYTES,
                "window.rows",
                windowRows,
                "fewer, for the scores of a window go out as one record, which may have " + bytes + " bytes with "
                        + spec.tasks().size() + " task(s)" + (late ? ", labels that come late" : "") + " and "
                        + slices.size() + " field(s) in metrics.slices: " + MOST_BYTES + " at most");
    }
}
