package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * How long a value may stay away: so much stream time, or so many training windows. A spec gives a duration as it is,
 * and windows in a mapping.
 *
 * @param windows training windows without it, 1 to 1,000,000,000; null for an age in time
 * @param time stream time without it, a millisecond to a hundred years; null for an age in windows
 */
public record Age(
        @JsonProperty("windows")
        @JsonPropertyDescription("How many training windows in a row a value may stay away, 1 to 1000000000.")
        Integer windows,

        Duration time) {

    /** What a spec may have. */
    static final String EXPECTED = "a duration by ISO-8601, such as P30D, or {windows: 500}";

    private static final int MOST_WINDOWS = 1_000_000_000;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** Checks the ranges. */
    public Age {
        check((windows == null) != (time == null), "expire-after", time, "a duration, or windows");
        if (windows == null) {
            check(
                    time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0,
                    "expire-after",
                    time,
                    "a millisecond, PT0.001S, to a hundred years, P36525D");
        } else {
            between("expire-after.windows", windows, 1, MOST_WINDOWS);
        }
    }

    /** An age in training windows. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public static Age ofWindows(@JsonProperty("windows") Integer windows) {
        check(windows != null, "expire-after.windows", null, "a number of training windows");
        return new Age(windows, null);
    }

    /** An age in stream time, by ISO-8601. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Age of(String duration) {
        try {
            return new Age(null, Duration.parse(duration));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expire-after: " + duration + " (expected: " + EXPECTED + ")", e);
        }
    }

    /** As a spec has it. */
    @Override
    public String toString() {
        return windows == null ? time.toString() : "{windows: " + windows + "}";
    }

    @JsonValue
    Object document() {
        return windows == null ? time.toString() : Map.of("windows", windows);
    }
}
