package org.mmoestreams.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which values a setting may have, and how their text is read.
 *
 * @param expected what is allowed, in words
 * @param reader from the text to the value; throws a RuntimeException on a text that it cannot read
 * @param allowed which values are allowed
 */
public record Values<T>(String expected, Function<String, T> reader, Predicate<T> allowed) {

    /** The value, or empty when the text is not allowed. */
    public Optional<T> read(String text) {
        try {
            return Optional.of(reader.apply(text.strip())).filter(allowed);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Integers from {@code least} to {@code most}, both included. */
    public static Values<Integer> integer(int least, int most) {
        return new Values<>(least + " to " + most, Integer::valueOf, value -> value >= least && value <= most);
    }

    /** All integers of 64 bits. */
    public static Values<Long> anyLong() {
        return new Values<>("an integer of 64 bits", Long::valueOf, value -> true);
    }

    /**
     * Numbers that are above zero as floats: one that rounds to 0 would divide 0 by 0, one that rounds to infinity
     * would end the learning.
     */
    public static Values<Double> positive() {
        return new Values<>("a number > 0, in the range of a float", Double::valueOf, value -> {
            float rounded = value.floatValue();
            return rounded >= Float.MIN_NORMAL && rounded <= Float.MAX_VALUE;
        });
    }

    /** Numbers that are not negative, and finite as floats. */
    public static Values<Double> notNegative() {
        return new Values<>(
                "a number >= 0, in the range of a float",
                Double::valueOf,
                value -> value >= 0 && value.floatValue() <= Float.MAX_VALUE);
    }

    /** Numbers in {@code [0, 1)}. */
    public static Values<Double> fraction() {
        return new Values<>("a number >= 0 and < 1", Double::valueOf, value -> value >= 0 && value < 1);
    }

    /** {@code true} and {@code false}. */
    public static Values<Boolean> flag() {
        return oneOf(List.of(true, false), String::valueOf);
    }

    /**
     * Some values by their names.
     *
     * @param name gives a value's name; no two have the same
     */
    public static <T> Values<T> oneOf(List<T> values, Function<T, String> name) {
        return new Values<>(
                String.join(", ", values.stream().map(name).toList()),
                text -> values.stream()
                        .filter(value -> name.apply(value).equals(text))
                        .findFirst()
                        .orElseThrow(),
                value -> true);
    }
}
