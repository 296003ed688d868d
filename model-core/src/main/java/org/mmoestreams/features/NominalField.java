package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.notBlank;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * A field whose values are names. With a capacity, values get embedding rows as they first appear, or at a later one of
 * their occurrences, until it is used up; the others share one row for the overflow. Values that expire give their rows
 * back. Hashed, values share rows by chance: of k values over n of them a share of about 1 - exp(-k / n) has company. A
 * missing value has a row of its own.
 *
 * @param field the field's path in the event
 * @param capacity how many values have a row of their own at a time, 1 to 1,000,000; null where they are hashed
 * @param hashed how many rows all values share, 2 to 16,000,000; null where there is a capacity
 * @param hashSeed seeds the hash; null for 0
 * @param expireAfter after which time away a value gives its row back; null for never
 * @param admitAfter at which of its occurrences a value gets its row; null for the first
 */
public record NominalField(
        @JsonProperty("field") @JsonPropertyDescription("The field, or its path with dots.")
        String field,

        @JsonProperty("capacity")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("How many values get an embedding of their own, 1 to 1000000; others share" + " one.")
        Integer capacity,

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

    /** Checks the ranges, and that the parts go together. */
    public NominalField {
        notBlank("nominal.field", field);
        new ValueRules(capacity, hashed, hashSeed, expireAfter, admitAfter).requireSound("nominal." + field);
    }

    /** A field whose values get rows for good, as they first appear. */
    public NominalField(String field, int capacity) {
        this(field, capacity, null, null, null, null);
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
