package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.notBlank;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * A field that holds several names at once: an array, or a map whose entries are names such as {@code colour=red}. The
 * embeddings of its values are summed, or averaged; a field that is null has the row of a missing value, an empty one
 * has none.
 *
 * @param field the field's path in the event
 * @param capacity how many values have a row of their own at a time, 1 to 1,000,000; null where they are hashed
 * @param maxValues how many values of an event are taken, 1 to 1,000; those behind are counted and left out
 * @param combine sum or mean; null for the sum
 * @param hashed how many rows all values share, 2 to 16,000,000; null where there is a capacity
 * @param hashSeed seeds the hash; null for 0
 * @param expireAfter after which time away a value gives its row back; null for never
 * @param admitAfter at which of its occurrences a value gets its row; null for the first
 */
public record MultiValuedField(
        @JsonProperty("field") @JsonPropertyDescription("The field, an array or a map, or its path with dots.")
        String field,

        @JsonProperty("capacity")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("How many values get an embedding of their own, 1 to 1000000; others share" + " one.")
        Integer capacity,

        @JsonProperty("max-values")
        @JsonPropertyDescription("How many values of an event are taken, 1 to 1000; the others are counted.")
        int maxValues,

        @JsonProperty("combine")
        @JsonPropertyDescription(
                "Whether the embeddings of an event's values are summed or averaged. Default:" + " sum.")
        Combine combine,

        @JsonProperty("hashed") @JsonInclude(JsonInclude.Include.NON_NULL) @JsonPropertyDescription(ValueRules.HASHED)
        Integer hashed,

        @JsonProperty("hash-seed")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription(ValueRules.HASH_SEED)
        Long hashSeed,

        @JsonProperty("expire-after")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription(ValueRules.EXPIRE_AFTER)
        Age expireAfter,

        @JsonProperty("admit-after")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription(ValueRules.ADMIT_AFTER)
        Integer admitAfter) {

    /** Checks the ranges. */
    public MultiValuedField {
        notBlank("multi-valued.field", field);
        new ValueRules(capacity, hashed, hashSeed, expireAfter, admitAfter).requireSound("multi-valued." + field);
        between("multi-valued." + field + ".max-values", maxValues, 1, 1000);
        combine = combine == null ? Combine.SUM : combine;
    }

    /** A field whose values get rows for good, as they first appear. */
    public MultiValuedField(String field, int capacity, int maxValues, Combine combine) {
        this(field, capacity, maxValues, combine, null, null, null, null);
    }

    /** How many values have rows at most, or as how many they are taken. */
    public int values() {
        return rules().values();
    }

    ValueRules rules() {
        return new ValueRules(capacity, hashed, hashSeed, expireAfter, admitAfter);
    }

    /** Embedding rows of the field: those of its values, one for the overflow and one for a missing value. */
    int rows() {
        return rules().rows();
    }
}
