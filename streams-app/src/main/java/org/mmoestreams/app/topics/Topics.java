package org.mmoestreams.app.topics;

import static org.mmoestreams.checks.Checks.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The topics that the application shares with others. Each has a name of its own.
 *
 * @param features events come from here
 * @param predictions one prediction per event goes here
 * @param metrics how good the model is goes here
 * @param deadLetters events that could not be used go here
 */
public record Topics(String features, String predictions, String metrics, String deadLetters) {

    /** What {@link #isName} asks for, in words. */
    public static final String NAME_RULE = "1 to 249 of a-z A-Z 0-9 . _ -, not '.' or '..'";

    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

    /** Checks that every name is one that Kafka takes, and that no two are the same. */
    public Topics {
        Map<String, String> roles = new LinkedHashMap<>();
        claim(roles, "topics.features", features);
        claim(roles, "topics.predictions", predictions);
        claim(roles, "topics.metrics", metrics);
        claim(roles, "topics.dead-letters", deadLetters);
    }

    /** The names used when nothing is configured. */
    public static Topics standard() {
        return new Topics("census.features", "census.predictions", "census.metrics", "census.dead-letters");
    }

    /** All four names, the features topic first. */
    public List<String> names() {
        return List.of(features, predictions, metrics, deadLetters);
    }

    /**
     * The four topics as they are to be created: one partition each, apart from the features topic.
     *
     * @param featurePartitions partitions of the features topic, at least 1: that many models learn side by side
     */
    public List<TopicSpec> specs(int featurePartitions) {
        return List.of(
                new TopicSpec(features, featurePartitions),
                new TopicSpec(predictions, 1),
                new TopicSpec(metrics, 1),
                new TopicSpec(deadLetters, 1));
    }

    /** Whether Kafka takes {@code text} as a topic's name. */
    public static boolean isName(String text) {
        return text != null && NAME.matcher(text).matches();
    }

    private static void claim(Map<String, String> roles, String role, String name) {
        check(isName(name), role, name, NAME_RULE);
        String other = roles.putIfAbsent(name, role);
        check(other == null, role, name, "a topic of its own; " + other + " has this one");
    }
}
