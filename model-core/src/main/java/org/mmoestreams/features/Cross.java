package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Objects;

/**
 * A nominal field whose values are the combinations of what other fields hold: their values, or the buckets of numbers.
 * A value that has no embedding of its own in its field has none in a cross either. With a capacity, each combination
 * has an embedding of its own until that is used up; hashed, combinations share the embeddings by chance: of k
 * combinations over n of them a share of about 1 - exp(-k / n) has company.
 *
 * @param fields nominal or continuous fields of the spec, 2 to 8
 * @param capacity how many combinations get a row of their own, 1 to 1,000,000; null for a hashed cross
 * @param hashed how many rows all combinations share, 2 to 16,000,000; null where there is a capacity
 * @param expireAfter after which time away a combination gives its row back; null for never
 * @param admitAfter at which of its occurrences a combination gets its row; null for the first
 */
public record Cross(
        @JsonProperty("cross") @JsonPropertyDescription("The fields, nominal or continuous ones of this spec.")
        List<String> fields,

        @JsonProperty("capacity")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription(
                "How many combinations get an embedding of their own, 1 to 1000000; others" + " share one.")
        Integer capacity,

        @JsonProperty("hashed")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription(
                "Instead of a capacity: how many embeddings the combinations share by their" + " hash, 2 to 16000000.")
        Integer hashed,

        @JsonProperty("expire-after")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription(ValueRules.EXPIRE_AFTER)
        Age expireAfter,

        @JsonProperty("admit-after")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription(ValueRules.ADMIT_AFTER)
        Integer admitAfter) {

    private static final int MOST_FIELDS = 8;

    /** Checks the ranges. */
    public Cross {
        check(
                fields != null && fields.stream().allMatch(Objects::nonNull),
                "crosses.cross",
                fields,
                "the names of fields");
        fields = List.copyOf(fields);
        boolean differ = fields.stream().distinct().count() == fields.size();
        check(
                differ && fields.size() >= 2 && fields.size() <= MOST_FIELDS,
                "crosses.cross",
                fields,
                "2 to " + MOST_FIELDS + " different fields");
        String name = "crosses." + String.join("*", fields);
        new ValueRules(capacity, hashed, null, expireAfter, admitAfter).requireSound(name);
    }

    /** A cross whose combinations keep their rows, and get them as they first appear. */
    public Cross(List<String> fields, Integer capacity, Integer hashed) {
        this(fields, capacity, hashed, null, null);
    }

    /** What it is called: its fields, with {@code *} between them. */
    public String name() {
        return String.join("*", fields);
    }

    /** How combinations get rows; not of a hashed cross, which has none for what is missing. */
    ValueRules rules() {
        return new ValueRules(capacity, null, null, expireAfter, admitAfter);
    }

    /** Whether the combinations of values that are gone do not keep rows for good. */
    boolean forgets() {
        return hashed != null || expireAfter != null;
    }

    /** Embedding rows of the field. */
    int rows() {
        return capacity == null ? hashed : capacity + Vocabulary.FIRST_VALUE;
    }
}
