package org.mmoestreams.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mmoestreams.app.topics.Topics;
import org.mmoestreams.settings.Values;

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

    /** The values that a setting of the learner may have. */
    static <T> ValueType<T> of(Values<T> values) {
        return new ValueType<>(values.expected(), values.reader(), values.allowed());
    }

    static ValueType<Integer> integer(int least, int most) {
        return of(Values.integer(least, most));
    }

    static ValueType<Long> anyInteger() {
        return new ValueType<>("an integer of 64 bits", Long::valueOf, value -> true);
    }

    static ValueType<Boolean> flag() {
        return of(Values.flag());
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
}
