package org.mmoestreams.client.topics;

import static org.mmoestreams.checks.Checks.check;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The names of the topics that the application shares with others. Each has a name of its own.
 *
 * @param names by role, in their order; a topic that there need not be is left out where there is none
 */
public record Topics(Map<TopicRole, String> names) {

    /** What {@link #isName} asks for, in words. */
    public static final String NAME_RULE = "1 to 249 of a-z A-Z 0-9 . _ -, not '.' or '..'";

    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

    /** Checks that every name is one that Kafka takes, and that no two are the same. */
    public Topics {
        Map<String, TopicRole> roles = new HashMap<>();
        Map<TopicRole, String> checked = new EnumMap<>(TopicRole.class);
        for (TopicRole role : TopicRole.values()) {
            String name = names.get(role);
            if (name == null && role.isOptional()) {
                continue;
            }
            check(isName(name), role.key(), name, NAME_RULE);
            TopicRole first = roles.putIfAbsent(name, role);
            String owner = first == null ? role.key() : first.key();
            check(first == null, role.key(), name, "a topic of its own; " + owner + " has this one");
            checked.put(role, name);
        }
        names = Collections.unmodifiableMap(checked);
    }

    /**
     * The topics that {@code name} names.
     *
     * @param name empty for one that there need not be, and is not
     */
    public static Topics of(Function<TopicRole, String> name) {
        Map<TopicRole, String> names = new EnumMap<>(TopicRole.class);
        for (TopicRole role : TopicRole.values()) {
            String named = name.apply(role);
            if (!(role.isOptional() && named.isEmpty())) {
                names.put(role, named);
            }
        }
        return new Topics(names);
    }

    /** The names used when nothing is configured. */
    public static Topics standard() {
        return of(TopicRole::standardName);
    }

    /**
     * The name of one.
     *
     * @throws IllegalArgumentException when there is none
     */
    public String name(TopicRole role) {
        check(
                has(role),
                role.key(),
                "none",
                role.isOptional() ? "the name of a topic; set it, for the learner too" : NAME_RULE);
        return names.get(role);
    }

    /** Whether there is one of that role. */
    public boolean has(TopicRole role) {
        return names.containsKey(role);
    }

    /** The roles of those that the application reads, in their order. */
    public List<TopicRole> inputs() {
        return names.keySet().stream().filter(role -> !role.isOutput()).toList();
    }

    /** The name of the features topic, which all else goes by. */
    public String features() {
        return name(TopicRole.FEATURES);
    }

    /** All names, in the order of the roles. */
    public Collection<String> all() {
        return names.values();
    }

    /** The names of those that there are and the application writes. */
    public List<String> outputs() {
        return TopicRole.outputs().stream().filter(this::has).map(this::name).toList();
    }

    /**
     * All topics as they are to be created.
     *
     * @param inputPartitions partitions of each input, at least 1: that many models learn side by side
     */
    public List<TopicSpec> specs(int inputPartitions) {
        return names.entrySet().stream()
                .map(topic -> new TopicSpec(topic.getValue(), topic.getKey().partitions(inputPartitions)))
                .toList();
    }

    /** Whether Kafka takes {@code text} as a topic's name. */
    public static boolean isName(String text) {
        return text != null && NAME.matcher(text).matches();
    }
}
