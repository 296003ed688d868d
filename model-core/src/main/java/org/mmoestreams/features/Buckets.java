package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.above;
import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Cuts the numbers of a continuous field into buckets, each with an embedding row. Either {@code perOctave} cuts every
 * doubling of {@code 1 + x} into that many equal parts on the logarithmic scale, or {@code perEFold} does that with
 * every multiple of e, or {@code width} cuts the numbers into buckets of that width. Values at or above {@code max}
 * share the last bucket; a missing and a negative value have a row each. Mirrored, the buckets of negative numbers are
 * as many as those of the others, and cut as those are.
 *
 * @param perOctave buckets a doubling, at least 1; null where another is given
 * @param width width of a bucket, above 0; null where another is given
 * @param max the lower bound of the last bucket, above 0
 * @param perEFold buckets a multiple of e, at least 1; null where another is given
 */
public record Buckets(
        @JsonProperty("per-octave")
        @JsonPropertyDescription("Buckets in each doubling of 1 + x. Either this, per-e-fold or width.")
        Integer perOctave,

        @JsonProperty("width") @JsonPropertyDescription("The width of a bucket.")
        Double width,

        @JsonProperty("max") @JsonPropertyDescription("Where the last bucket begins.")
        double max,

        @JsonProperty("per-e-fold")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("Buckets in each multiple of e of 1 + x. `buckets: log` is short for 1 of them without"
                + " end: the bucket is the whole part of log(1 + x).")
        Integer perEFold) {

    /** The row of a missing value. */
    public static final int MISSING = 0;
    /** The row of negative numbers, where they are not mirrored. */
    public static final int NEGATIVE = 1;
    /** The row of the first bucket. */
    public static final int FIRST = 2;

    private static final double LN_2 = StrictMath.log(2);
    private static final int MOST_ROWS = 100_000;
    /** No number of a scale is above. */
    private static final double NO_END = 1e100;

    /** Checks the ranges. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Buckets {
        long given =
                Stream.of(perOctave, width, perEFold).filter(Objects::nonNull).count();
        check(given == 1, "buckets", perOctave, "either per-octave, per-e-fold or width");
        if (width != null) {
            above("buckets.width", width, 0);
        } else if (perOctave != null) {
            check(perOctave >= 1, "buckets.per-octave", perOctave, ">= 1");
        } else {
            check(perEFold >= 1, "buckets.per-e-fold", perEFold, ">= 1");
        }
        above("buckets.max", max, 0);
        double last = last(width, perOctave, perEFold, max);
        check(last < MOST_ROWS, "buckets.max", max, "at most " + MOST_ROWS + " buckets");
    }

    /** Buckets by octaves, or of a width. */
    public Buckets(Integer perOctave, Double width, double max) {
        this(perOctave, width, max, null);
    }

    /** Buckets by their name: {@code log}, the whole parts of log(1 + x). */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Buckets of(String name) {
        check(name.equals("log"), "buckets", name, "log, or a mapping with per-octave, per-e-fold or width");
        return new Buckets(null, null, NO_END, 1);
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
    public int last() {
        return (int) last(width, perOctave, perEFold, max);
    }

    /** How many there are in each {@link #fold} of 1 + x, on the logarithmic scale; 0 where they have a width. */
    public int perFold() {
        return perOctave != null ? perOctave : perEFold != null ? perEFold : 0;
    }

    /** The length of a fold on the scale of natural logarithms. */
    public double fold() {
        return fold(perOctave);
    }

    private static double fold(Integer perOctave) {
        return perOctave == null ? 1 : LN_2;
    }

    private static double last(Double width, Integer perOctave, Integer perEFold, double max) {
        if (width != null) {
            return StrictMath.floor(max / width);
        }
        int perFold = perOctave != null ? perOctave : perEFold;
        return StrictMath.floor(perFold * StrictMath.log1p(max) / fold(perOctave));
    }
}
