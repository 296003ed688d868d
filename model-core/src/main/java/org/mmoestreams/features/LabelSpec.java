package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;
import static org.mmoestreams.checks.Checks.notBlank;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which fields of a label's record mean what, for labels that come after their events. A record either names its task
 * and has one value, or has a field for each of some tasks. Fields that are not named here do not matter.
 *
 * @param id the path of the field with the id of the event
 * @param time when the label became known; null where that is the record's timestamp
 * @param task the path of the field with the task's name; null where tasks have fields of their own
 * @param value the path of the field with that task's label; null where tasks have fields of their own
 * @param tasks by task the path of the field with its label; empty where records name their task
 */
public record LabelSpec(
        @JsonProperty("id") @JsonPropertyDescription("The field with the id of the event that the label belongs to.")
        String id,

        @JsonProperty("time")
        @JsonPropertyDescription("The field of the time at which the label became known, or a mapping with its unit."
                + " Default: the record's timestamp.")
        EventTime time,

        @JsonProperty("task")
        @JsonPropertyDescription("Where a record has the label of one task: the field with the task's name.")
        String task,

        @JsonProperty("value") @JsonPropertyDescription("With task: the field with the label of that task.")
        String value,

        @JsonProperty("tasks")
        @JsonPropertyDescription("Where a record has labels of several tasks: by task the field with its label,"
                + " as in {click: clicked, buy: bought}; null where there is none.")
        Map<String, String> tasks) {

    private static final int SHOWN_FIELDS = 20;

    /** Checks that it has one of the two forms, and that no field means two things. */
    public LabelSpec {
        tasks = tasks == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
        notBlank("id", id);
        check(tasks.isEmpty() || (task == null && value == null), "tasks", tasks, "task and value, or tasks, not both");
        if (tasks.isEmpty()) {
            check(task != null || value != null, "task, value, tasks", "none", "task and value, or tasks");
            notBlank("task", task);
            notBlank("value", value);
        }
        tasks.forEach((name, field) -> notBlank("tasks." + name, field));
        checkFields(id, time, task, value, tasks);
    }

    /** The form of the project's own LabelEvent, whose records name their task. */
    public static LabelSpec builtIn() {
        return new LabelSpec("event_id", EventTime.of("event_time"), "task", "value", Map.of());
    }

    /**
     * Reads a label spec from YAML.
     *
     * @throws IllegalArgumentException when it is not YAML, has an unknown key, or is not a sound label spec; names the
     *     key, and the line where it can
     */
    public static LabelSpec parse(String yaml) {
        return SpecYaml.labels().read(yaml);
    }

    /** Whether a record names its task; else each task has a field. */
    public boolean namesItsTask() {
        return tasks.isEmpty();
    }

    /**
     * Checks that it goes together with a label's fields and with the tasks that there are.
     *
     * @param fields the paths of the fields, without those of the records that hold others
     * @param known the tasks of the feature spec
     * @throws IllegalArgumentException when it names a field or a task that there is none of
     */
    public void checkAgainst(Set<String> fields, List<Task> known) {
        List<String> names = known.stream().map(Task::name).toList();
        tasks.keySet()
                .forEach(name -> check(
                        names.contains(name),
                        "tasks",
                        name,
                        "a task of the feature spec, one of " + String.join(", ", names)));
        roles(id, time, task, value, tasks).forEach((role, field) -> {
            boolean isRecord = fields.stream().anyMatch(other -> other.startsWith(field + "."));
            check(
                    fields.contains(field),
                    role,
                    field,
                    isRecord
                            ? "a field, not a record; name one within it"
                            : "a field of the label schema, " + some(fields));
        });
    }

    private static String some(Set<String> fields) {
        String names = fields.stream().limit(SHOWN_FIELDS).collect(Collectors.joining(", "));
        return "one of " + names + (fields.size() > SHOWN_FIELDS ? ", ..." : "");
    }

    private static void checkFields(String id, EventTime time, String task, String value, Map<String, String> tasks) {
        Map<String, String> taken = new LinkedHashMap<>();
        roles(id, time, task, value, tasks).forEach((role, field) -> {
            String other = taken.putIfAbsent(field, role);
            boolean areLabels = role.startsWith("tasks.") && other != null && other.startsWith("tasks.");
            check(other == null || areLabels, role, field, "one role for the field, but it is also " + other);
        });
    }

    /** The paths that are named, by the key that names them. */
    private static Map<String, String> roles(
            String id, EventTime time, String task, String value, Map<String, String> tasks) {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("id", id);
        if (time != null) {
            roles.put("time", time.field());
        }
        if (tasks.isEmpty()) {
            roles.put("task", task);
            roles.put("value", value);
        }
        tasks.forEach((name, field) -> roles.put("tasks." + name, field));
        return roles;
    }
}
