package org.mmoestreams.app.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mmoestreams.checks.EditDistance;

/** Every key of the configuration, apart from those that go to Kafka as they are: each that {@link Settings} reads. */
final class Keys {

    /** Keys that begin so go to Kafka as they are, without it. */
    static final String KAFKA_PREFIX = "kafka.";

    static final List<Key<?>> ALL = List.copyOf(KeyValues.readBy(values -> Settings.of(values, Map.of())));

    private static final Map<String, Key<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Key::name, Function.identity()));

    private Keys() {}

    static Optional<Key<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** A message of the learner's about its settings, with the names of their keys in place of the settings' own. */
    static String inKeys(String message) {
        return inKeys(message, LearnerKeys::keyOf);
    }

    /**
     * A message about settings, with the names of their keys in place of the settings' own.
     *
     * @param keyOf gives a setting's key, where it has one
     */
    static String inKeys(String message, Function<String, Optional<String>> keyOf) {
        int end = Math.max(0, message.indexOf(": "));
        return Arrays.stream(message.substring(0, end).split(", "))
                        .map(name -> keyOf.apply(name).orElse(name))
                        .collect(Collectors.joining(", "))
                + message.substring(end);
    }

    static String nearestTo(String name) {
        return ALL.stream()
                .map(Key::name)
                .min(Comparator.comparingInt(known -> EditDistance.between(name, known)))
                .orElseThrow();
    }
}
