package org.mmoestreams.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmoestreams.client.topics.Topics;
import org.mmoestreams.settings.Values;

/** Which values the application's own keys may have, and how their text is read. */
final class ValueTypes {

    /** Longer than any time that is meant. */
    static final Duration CENTURY = Duration.ofDays(36_500);

    private ValueTypes() {}

    static Values<Duration> duration(Duration least, Duration most) {
        return new Values<>(
                "an ISO-8601 duration, " + least + " to " + most,
                Duration::parse,
                value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
    }

    static Values<List<Duration>> durations(Duration least, Duration most) {
        Values<Duration> each = duration(least, most);
        return new Values<>(
                "ISO-8601 durations, " + least + " to " + most + ", separated by commas, or empty",
                text -> parts(text).map(Duration::parse).toList(),
                values -> values.stream().allMatch(each.allowed()));
    }

    static Values<List<String>> names() {
        return new Values<>(
                "names separated by commas, or empty", text -> parts(text).toList(), value -> true);
    }

    static Values<String> topicName() {
        return new Values<>(Topics.NAME_RULE, text -> text, Topics::isName);
    }

    static Values<String> topicNameOrEmpty() {
        return new Values<>(
                Topics.NAME_RULE + ", or empty", text -> text, text -> text.isEmpty() || Topics.isName(text));
    }

    static Values<String> host() {
        return new Values<>("a host name or an address", text -> text, text -> !text.isBlank());
    }

    static Values<Optional<URI>> webAddress() {
        return new Values<>(
                "an address that begins with http:// or https://, without user, query and fragment, or empty",
                text -> text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text)),
                address -> address.isEmpty() || isWebAddress(address.get()));
    }

    static Values<Optional<Path>> path() {
        return new Values<>("a path, or empty", ValueTypes::toPath, value -> true);
    }

    static Values<List<Path>> paths() {
        return new Values<>(
                "paths separated by commas, or empty",
                text -> parts(text).map(Path::of).toList(),
                value -> true);
    }

    static Values<List<String>> headerNames() {
        return new Values<>(
                "names separated by commas, *, or empty", text -> parts(text).toList(), value -> true);
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static boolean isWebAddress(URI address) {
        return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getQuery() == null
                && address.getFragment() == null;
    }

    private static Optional<Path> toPath(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }
}
