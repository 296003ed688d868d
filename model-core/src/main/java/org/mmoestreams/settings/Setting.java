package org.mmoestreams.settings;

import static org.mmoestreams.checks.Checks.check;

/**
 * Something that can be set. It stands beside what it sets, and is the one place that knows its range and its default;
 * programs make their keys from it, with a prefix of their own.
 *
 * @param name its name in words with hyphens, such as {@code learning-rate}
 * @param values which values it may have
 * @param fallback the text of the value used when nobody sets it
 * @param doc what it does, in a sentence or two
 */
public record Setting<T>(String name, Values<T> values, String fallback, String doc) {

    /** The value used when nobody sets it. */
    public T standard() {
        return values.read(fallback).orElseThrow();
    }

    /**
     * Returns {@code value} when it is allowed; for constructors of what is set.
     *
     * @throws IllegalArgumentException when it is not, such as {@code experts: 0 (expected: 1 to 256)}
     */
    public T checked(T value) {
        check(value != null && values.allowed().test(value), name, value, values.expected());
        return value;
    }
}
