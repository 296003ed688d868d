package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;
import static org.mmoestreams.checks.Checks.notBlank;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Objects;

/**
 * A field whose values are numbers. It enters the network twice: on its scale, standardised by running mean and
 * deviation, and as the embedding of its bucket; or as the latter alone.
 *
 * @param field the field's path in the event
 * @param buckets how its values are cut; quarter octaves up to a million where a spec gives none
 * @param scale on which it is standardised; null for {@link Scale#LOG1P}
 * @param missingValues numbers that stand for a missing value
 * @param nan what not-a-number means; null for {@link Nan#REJECT}
 * @param asNumber false where it does not enter as a number; null for true
 */
public record ContinuousField(
        @JsonProperty("field") @JsonPropertyDescription("The field, or its path with dots.")
        String field,

        @JsonProperty("buckets")
        @JsonPropertyDescription("How its numbers are cut into values that have an embedding each."
                + " Default: {per-octave: 4, max: 1e6}")
        Buckets buckets,

        @JsonProperty("scale")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("On which scale it is standardised. Default: log1p.")
        Scale scale,

        @JsonProperty("missing-values")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("Numbers that stand for a missing value, as in [-1, 999].")
        List<Double> missingValues,

        @JsonProperty("nan")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("Whether NaN is a missing value, or refused. Default: reject.")
        Nan nan,

        @JsonProperty("as-number")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription(
                "Whether it enters as a number, too; false: as the embedding of its bucket alone. Default: true.")
        Boolean asNumber) {

    /** What not-a-number means. */
    public enum Nan {
        /** A missing value. */
        MISSING,
        /** The event cannot be used. */
        REJECT
    }

    /** Checks that the field has a name; what is as usual is not kept. */
    public ContinuousField {
        notBlank("continuous.field", field);
        buckets = buckets == null ? Buckets.standard() : buckets;
        scale = scale == Scale.LOG1P ? null : scale;
        nan = nan == Nan.REJECT ? null : nan;
        asNumber = Boolean.TRUE.equals(asNumber) ? null : asNumber;
        check(
                missingValues == null || missingValues.stream().allMatch(Objects::nonNull),
                "continuous." + field + ".missing-values",
                missingValues,
                "no empty entries");
        missingValues = missingValues == null ? List.of() : List.copyOf(missingValues);
    }

    /** A field that is standardised as log1p and has no numbers that stand for a missing value. */
    public ContinuousField(String field, Buckets buckets) {
        this(field, buckets, null, null, null);
    }

    /** A field that enters as a number and by its bucket. */
    public ContinuousField(String field, Buckets buckets, Scale scale, List<Double> missingValues, Nan nan) {
        this(field, buckets, scale, missingValues, nan, null);
    }

    /** Whether it enters the network as a number, too. */
    public boolean isInput() {
        return asNumber == null;
    }

    /** Its numbers are within plus or minus this. */
    public double most() {
        return usedScale().most();
    }

    /**
     * The value that a number stands for: NaN for a missing one. One that is not finite, or beyond {@link #most}, is
     * left as it is. A float is what a number of the spec is as a float.
     */
    public double valueOf(double number) {
        for (int i = 0; i < missingValues.size(); i++) {
            double missing = missingValues.get(i);
            if (missing == number || (float) missing == number) {
                return Double.NaN;
            }
        }
        return number;
    }

    /** Whether NaN is a missing value. */
    public boolean takesNan() {
        return nan == Nan.MISSING;
    }

    /** The scale on which it is standardised. */
    public Scale usedScale() {
        return scale == null ? Scale.LOG1P : scale;
    }

    /** Embedding rows of the field. */
    int rows() {
        return buckets.rows(usedScale().isMirrored());
    }
}
