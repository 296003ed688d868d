package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.notBlank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an event's time is, and what it counts. A spec gives the field alone where the event schema says the unit, or
 * where it is milliseconds.
 *
 * @param field the field's path in the event
 * @param unit what a plain number counts; null where the schema says it
 */
public record EventTime(
        @JsonProperty("field") @JsonPropertyDescription("The field with the time.")
        String field,

        @JsonProperty("unit")
        @JsonPropertyDescription(
                "What a plain number counts since 1970 in UTC. Default: what the logical type" + " says, or ms.")
        Unit unit) {

    /** What a time counts since the start of 1970 in UTC. */
    public enum Unit {
        /** Days. */
        D("days", 86_400_000, 1),
        /** Seconds. */
        S("seconds", 1000, 1),
        /** Milliseconds. */
        MS("milliseconds", 1, 1),
        /** Microseconds. */
        US("microseconds", 1, 1000),
        /** Nanoseconds. */
        NS("nanoseconds", 1, 1_000_000);

        private final String words;
        private final long millis;
        private final long perMilli;

        Unit(String words, long millis, long perMilli) {
            this.words = words;
            this.millis = millis;
            this.perMilli = perMilli;
        }

        /** Its name in a sentence, such as {@code seconds}. */
        public String words() {
            return words;
        }

        /** How many milliseconds it is. */
        public double inMillis() {
            return (double) millis / perMilli;
        }

        /** The time in milliseconds, rounded down; the nearest long where it is beyond them. */
        public long toMillis(long time) {
            if (millis == 1) {
                return Math.floorDiv(time, perMilli);
            }
            long high = Math.multiplyHigh(time, millis);
            long low = time * millis;
            boolean fits = (high == 0 && low >= 0) || (high == -1 && low < 0);
            return fits ? low : time < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** Checks that the field has a name. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public EventTime {
        notBlank("event-time", field);
    }

    /** A time whose unit the event schema says, or that is in milliseconds. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EventTime of(String field) {
        return new EventTime(field, null);
    }

    @JsonValue
    Object document() {
        if (unit == null) {
            return field;
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("field", field);
        document.put("unit", unit);
        return document;
    }
}
