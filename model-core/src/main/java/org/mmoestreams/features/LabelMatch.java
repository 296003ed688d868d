package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which values of a label's field count: some values, all but some, or the numbers of a range. {@link LabelTest}
 * compares.
 *
 * @param values the values as a spec writes them; empty where there is a range
 * @param negated whether all but these values count
 * @param range the numbers that count; null where there are values
 */
@JsonDeserialize(using = LabelMatchReader.class)
public record LabelMatch(List<String> values, boolean negated, NumberRange range) {

    /** Checks that there is something to match. */
    public LabelMatch {
        values = List.copyOf(values);
        check(values.isEmpty() == (range != null), "label", values, "values, or a range of numbers");
        check(values.stream().noneMatch(String::isEmpty), "label", values, "values that are not empty");
        check(values.stream().distinct().count() == values.size(), "label", values, "each value once");
        check(range == null || !negated, "label", range, "a range that is not negated");
    }

    /** One of some values. */
    public static LabelMatch oneOf(String... values) {
        return new LabelMatch(List.of(values), false, null);
    }

    /** All but some values. */
    public static LabelMatch allBut(String... values) {
        return new LabelMatch(List.of(values), true, null);
    }

    /** The numbers of a range. */
    public static LabelMatch within(NumberRange range) {
        return new LabelMatch(List.of(), false, range);
    }

    /** Whether the same values count, in whatever order they are named. */
    boolean isSame(LabelMatch other) {
        return negated == other.negated
                && Objects.equals(range, other.range)
                && Set.copyOf(values).equals(Set.copyOf(other.values));
    }

    /** As in a spec: a text, a list, or a mapping. */
    @JsonValue
    public Object document() {
        if (range != null) {
            return range;
        }
        Object plain = values.size() == 1 ? values.get(0) : values;
        return negated ? Map.of("not", plain) : plain;
    }

    @Override
    public String toString() {
        return range == null ? (negated ? "not " : "") + String.join(" or ", values) : range.toString();
    }
}
