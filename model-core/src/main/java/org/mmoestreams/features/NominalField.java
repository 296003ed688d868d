package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.notBlank;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * A field whose values are names. Values get embedding rows as they first appear, until the capacity is used up; later
 * ones share one row for the overflow, and a missing value has a row of its own.
 *
 * @param field the field's path in the event
 * @param capacity how many values get a row of their own, 1 to 1,000,000
 */
public record NominalField(
        @JsonProperty("field") @JsonPropertyDescription("The field, or its path with dots.")
        String field,

        @JsonProperty("capacity")
        @JsonPropertyDescription("How many values get an embedding of their own, 1 to 1000000; others share" + " one.")
        int capacity) {

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
