package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.notBlank;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * A field that holds several names at once: an array, or a map whose entries are names such as {@code colour=red}. The
 * embeddings of its values are summed, or averaged; a field that is null has the row of a missing value, an empty one
 * has none.
 *
 * @param field the field's path in the event
 * @param capacity how many values get a row of their own, 1 to 1,000,000
 * @param maxValues how many values of an event are taken, 1 to 1,000; those behind are counted and left out
 * @param combine sum or mean; null for the sum
 */
public record MultiValuedField(
        @JsonProperty("field") @JsonPropertyDescription("The field, an array or a map, or its path with dots.")
        String field,

        @JsonProperty("capacity")
        @JsonPropertyDescription("How many values get an embedding of their own, 1 to 1000000; others share" + " one.")
        int capacity,

        @JsonProperty("max-values")
        @JsonPropertyDescription("How many values of an event are taken, 1 to 1000; the others are counted.")
        int maxValues,

        @JsonProperty("combine")
        @JsonPropertyDescription(
                "Whether the embeddings of an event's values are summed or averaged. Default:" + " sum.")
        Combine combine) {

    /** Checks the ranges. */
    public MultiValuedField {
        notBlank("multi-valued.field", field);
        between("multi-valued." + field + ".capacity", capacity, 1, 1_000_000);
        between("multi-valued." + field + ".max-values", maxValues, 1, 1000);
        combine = combine == null ? Combine.SUM : combine;
    }

    /** Embedding rows of the field: its capacity, one for the overflow and one for a missing value. */
    int rows() {
        return capacity + Vocabulary.FIRST_VALUE;
    }
}
