package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.above;
import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * Cuts the numbers of a continuous field into buckets, each with an embedding row. Either {@code perOctave} cuts every
 * doubling of {@code 1 + x} into that many equal parts on the logarithmic scale, or {@code width} cuts the numbers into
 * buckets of that width. Values at or above {@code max} share the last bucket; a missing and a negative value have a
 * row each. Mirrored, the buckets of negative numbers are as many as those of the others, and cut as those are.
 *
 * @param perOctave buckets a doubling, at least 1; null where {@code width} is given
 * @param width width of a bucket, above 0; null where {@code perOctave} is given
 * @param max the lower bound of the last bucket, above 0
 */
public record Buckets(
        @JsonProperty("per-octave") @JsonPropertyDescription("Buckets in each doubling of 1 + x. Either this or width.")
        Integer perOctave,

        @JsonProperty("width") @JsonPropertyDescription("The width of a bucket.")
        Double width,

        @JsonProperty("max") @JsonPropertyDescription("Where the last bucket begins.")
        double max) {

    static final int MISSING = 0;
    static final int NEGATIVE = 1;
    static final int FIRST = 2;
    private static final double LN_2 = StrictMath.log(2);
    private static final int MOST_ROWS = 100_000;

    /** Checks the ranges. */
    public Buckets {
        check((perOctave == null) != (width == null), "buckets", perOctave, "either per-octave or width");
        if (perOctave == null) {
            above("buckets.width", width, 0);
        } else {
            check(perOctave >= 1, "buckets.per-octave", perOctave, ">= 1");
        }
        above("buckets.max", max, 0);
        double last = position(width, perOctave, max, StrictMath.log1p(max));
        check(last < MOST_ROWS, "buckets.max", max, "at most " + MOST_ROWS + " buckets");
    }

    /** Quarter octaves up to a million. */
    static Buckets standard() {
        return new Buckets(4, null, 1e6);
    }

    /** Embedding rows of the field. */
    int rows(boolean mirrored) {
        int buckets = last() + 1;
        return FIRST + (mirrored ? 2 * buckets : buckets);
    }

    /** The last bucket, counted from 0. */
    int last() {
        return (int) position(width, perOctave, max, StrictMath.log1p(max));
    }

    private static double position(Double width, Integer perOctave, double value, double log1p) {
        return StrictMath.floor(width == null ? perOctave * log1p / LN_2 : value / width);
    }
}
