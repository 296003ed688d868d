package org.mmoestreams.app.metrics;

import java.util.Locale;
import org.mmoestreams.app.metrics.RowFacts.Slice;
import org.mmoestreams.app.scored.SliceValue;
import org.mmoestreams.schemas.TaskMetrics;

/**
 * What the rows of a slice have in common.
 *
 * @param kind whether they share a value, and if not, why they have none
 * @param value the value that they share; else empty
 */
record SliceName(Kind kind, String value) {

    static final SliceName OTHER = new SliceName(Kind.OTHER, "");
    private static final SliceName MISSING = new SliceName(Kind.MISSING, "");
    private static final SliceName OVERFLOW = new SliceName(Kind.OVERFLOW, "");

    /** Why rows are in a slice. */
    enum Kind {
        /** The field has the same value. */
        VALUE,
        /** The field is missing. */
        MISSING,
        /** The field's vocabulary has no room for their values. */
        OVERFLOW,
        /** Other values have more rows. */
        OTHER
    }

    /** Of rows with a number in the field's column. */
    static SliceName of(Slice column, int number) {
        return switch (number) {
            case SliceValue.MISSING -> MISSING;
            case SliceValue.OVERFLOW -> OVERFLOW;
            default -> new SliceName(Kind.VALUE, column.values().get(number - SliceValue.FIRST));
        };
    }

    boolean isValue() {
        return kind == Kind.VALUE;
    }

    /** Says in a record which slice it is of. */
    void describe(String field, TaskMetrics.Builder record) {
        record.setSliceField(field)
                .setSliceKind(kind.name().toLowerCase(Locale.ROOT))
                .setSliceValue(isValue() ? value : null);
    }
}
