package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.notBlank;

/**
 * A field whose values are names. Values get embedding rows as they first appear, until the capacity is used up; later
 * ones share one row for the overflow, and a missing value has a row of its own.
 *
 * @param field the field's name in the event
 * @param capacity how many values get a row of their own, 1 to 1,000,000
 */
public record NominalField(String field, int capacity) {

    /** Checks the ranges. */
    public NominalField {
        notBlank("nominal.field", field);
        between("nominal." + field + ".capacity", capacity, 1, 1_000_000);
    }

    /** Embedding rows of the field: its capacity, one for the overflow and one for a missing value. */
    int rows() {
        return capacity + Vocabulary.FIRST_VALUE;
    }
}
