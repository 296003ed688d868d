package org.mmoestreams.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mmoestreams.app.topics.Topics;

/**
 * How a value's text is read.
 *
 * @param expected what is allowed, in words
 * @param reader from the text to the value; throws a RuntimeException on a text that it cannot read
 * @param range which values are allowed
 */
record ValueType<T>(String expected, Function<String, T> reader, Predicate<T> range) {

    /** The value, or empty when the text is not allowed. */
    Optional<T> read(String text) {
        try {
            return Optional.of(reader.apply(text.strip())).filter(range);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    static ValueType<Integer> integer(int least, int most) {
        return new ValueType<>(least + " to " + most, Integer::valueOf, value -> value >= least && value <= most);
    }

    static ValueType<Long> anyInteger() {
        return new ValueType<>("an integer of 64 bits", Long::valueOf, value -> true);
    }

    static ValueType<Double> positive() {
        return new ValueType<>("a number > 0", Double::valueOf, value -> value > 0 && Double.isFinite(value));
    }

    static ValueType<Double> fraction() {
        return new ValueType<>("a number >= 0 and < 1", Double::valueOf, value -> value >= 0 && value < 1);
    }

    static ValueType<Boolean> flag() {
        return oneOf(List.of(true, false));
    }

    static <E extends Enum<E>> ValueType<E> oneOf(Class<E> kinds) {
        return oneOf(List.of(kinds.getEnumConstants()));
    }

    static ValueType<Duration> duration(Duration least, Duration most) {
        return new ValueType<>(
                "an ISO-8601 duration, " + least + " to " + most,
                Duration::parse,
                value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
    }

    static ValueType<String> topicName() {
        return new ValueType<>(Topics.NAME_RULE, text -> text, Topics::isName);
    }

    static ValueType<String> host() {
        return new ValueType<>("a host name or an address", text -> text, text -> !text.isBlank());
    }

    static ValueType<Optional<Path>> path() {
        return new ValueType<>("a path, or empty", ValueType::toPath, value -> true);
    }

    static ValueType<List<Path>> paths() {
        return new ValueType<>(
                "paths separated by commas, or empty",
                text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .flatMap(part -> toPath(part).stream())
                        .toList(),
                value -> true);
    }

    static ValueType<List<String>> headerNames() {
        return new ValueType<>(
                "names separated by commas, *, or empty",
                text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                value -> true);
    }

    private static Optional<Path> toPath(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    private static <T> ValueType<T> oneOf(List<T> values) {
        return new ValueType<>(
                values.stream().map(ValueType::written).collect(Collectors.joining(", ")),
                text -> values.stream()
                        .filter(value -> written(value).equals(text))
                        .findFirst()
                        .orElseThrow(),
                value -> true);
    }

    private static String written(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }
}
