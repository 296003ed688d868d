package org.mmoestreams.app.config;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mmoestreams.Reaction;
import org.mmoestreams.features.Task;
import org.mmoestreams.settings.Values;

/**
 * Which reaction each task has.
 *
 * @param others that of the tasks that are not named
 * @param byTask those of some tasks by their names
 */
public record Reactions(Reaction.Kind others, Map<String, Reaction.Kind> byTask) {

    /** That of the tasks that are not named, where nothing is said of them. */
    static final Reaction.Kind STANDARD = Reaction.Kind.RAISE_RATE;

    private static final Values<Reaction.Kind> KINDS =
            Values.oneOf(List.of(Reaction.Kind.values()), Reaction.Kind::text);

    /** Keeps a copy of the map. */
    public Reactions {
        byTask = Map.copyOf(byTask);
    }

    /** That of a task. */
    public Reaction.Kind of(String task) {
        return byTask.getOrDefault(task, others);
    }

    /** As it is written: a reaction, and others for some tasks, such as {@code none, click=raise-rate}. */
    static Values<Reactions> values() {
        return new Values<>(
                KINDS.expected() + "; for a task of its own: task=reaction, separated by commas",
                Reactions::read,
                value -> true);
    }

    /**
     * Checks that the named tasks can have a reaction.
     *
     * @throws IllegalArgumentException when there is no such task, or it is not binary
     */
    void checkGoWith(String key, List<Task> tasks) {
        List<String> binary =
                tasks.stream().filter(Task::isBinary).map(Task::name).toList();
        byTask.keySet().stream()
                .sorted()
                .forEach(name -> check(
                        binary.contains(name),
                        key,
                        name,
                        "a binary task of the feature spec, one of " + binary + "; only these are looked at"));
    }

    private static Reactions read(String text) {
        Map<String, Reaction.Kind> byTask = new TreeMap<>();
        Reaction.Kind others = null;
        for (String part : Arrays.stream(text.split(",", -1)).map(String::strip).toList()) {
            int equals = part.indexOf('=');
            Reaction.Kind kind = KINDS.read(part.substring(equals + 1)).orElseThrow();
            Reaction.Kind before = equals < 0
                    ? others
                    : byTask.putIfAbsent(part.substring(0, equals).strip(), kind);
            if (before != null) {
                throw new IllegalArgumentException(part);
            }
            others = equals < 0 ? kind : others;
        }
        return new Reactions(others == null ? STANDARD : others, byTask);
    }

    @Override
    public String toString() {
        return new TreeMap<>(byTask)
                .entrySet().stream()
                        .map(each ->
                                ", " + each.getKey() + "=" + each.getValue().text())
                        .collect(Collectors.joining("", others.text(), ""));
    }
}
