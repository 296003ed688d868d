package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which fields of an event mean what. Every field is named once, as the id, the time, the row's weight, a feature,
 * ignored, or a label, which several tasks may share. A field within a record is named by its path, as in
 * {@code customer.country}. A spec that names a label's field as a feature leaks the answer into the question and is
 * refused.
 *
 * @param row what an event's row is known and weighed by
 * @param features what is learnt from
 * @param tasks what to predict
 * @param ignored fields that are not used; a record's stands for all that is in it
 */
public record FeatureSpec(RowFields row, Features features, List<Task> tasks, List<String> ignored) {

    /** Checks that every field has one role. */
    public FeatureSpec {
        tasks = Features.orEmpty(tasks);
        ignored = Features.orEmpty(ignored);
        check(!tasks.isEmpty(), "tasks", "none", "at least one task");
        long names = tasks.stream().map(Task::name).distinct().count();
        check(names == tasks.size(), "tasks", tasks.stream().map(Task::name).toList(), "every name once");
        checkHidden(tasks);
        rolesOf(row, features, tasks, ignored);
    }

    /**
     * Reads a spec from YAML.
     *
     * @throws IllegalArgumentException when it is not YAML, has an unknown key, or is not a sound spec; names the key,
     *     and the line where it can
     */
    public static FeatureSpec parse(String yaml) {
        return SpecYaml.features().read(yaml);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FeatureSpec of(SpecDocument document) {
        return document.spec();
    }

    /** The path of the field that identifies an event. */
    public String eventId() {
        return row.id();
    }

    /** The path of the field with the event's time. */
    public String eventTime() {
        return row.time().field();
    }

    /** Fields whose values are names. */
    public List<NominalField> nominal() {
        return features.nominal();
    }

    /** Fields whose values are numbers. */
    public List<ContinuousField> continuous() {
        return features.continuous();
    }

    /** The role of every field that the spec names, by field. */
    public Map<String, String> roles() {
        return rolesOf(row, features, tasks, ignored);
    }

    /** What a network has an output for: the tasks, and what is learnt beside them. */
    public NetworkTasks networkTasks() {
        return NetworkTasks.of(tasks);
    }

    /** Rows of the embedding table: those of all fields together. */
    public int embeddingRows() {
        return features.rows();
    }

    /**
     * Checks that the spec and an event's fields go together.
     *
     * @param fields the paths of the event's fields, without those of the records that hold others
     * @throws IllegalArgumentException when the spec names a field that the event lacks, or does not name one that it
     *     has
     */
    public void checkAgainst(Set<String> fields) {
        Map<String, String> roles = roles();
        for (Map.Entry<String, String> role : roles.entrySet()) {
            boolean known = fields.contains(role.getKey())
                    || (role.getValue().equals("ignored")
                            && fields.stream().anyMatch(field -> field.startsWith(role.getKey() + ".")));
            boolean isRecord = fields.stream().anyMatch(field -> field.startsWith(role.getKey() + "."));
            check(
                    known,
                    role.getValue(),
                    role.getKey(),
                    isRecord ? "a field, not a record; name one within it" : "a field of the event schema");
        }
        for (String field : fields) {
            check(
                    roles.containsKey(field) || isWithinIgnored(field),
                    "event field",
                    field,
                    "a role in the feature spec; list it under ignored?");
        }
    }

    /** Whether a path is ignored, or lies in a record that is. */
    private boolean isWithinIgnored(String path) {
        return ignored.stream().anyMatch(field -> path.startsWith(field + "."));
    }

    private static void checkHidden(List<Task> tasks) {
        List<String> names = tasks.stream().map(Task::name).toList();
        NetworkTasks network = NetworkTasks.of(tasks);
        for (Task hidden : network.all().subList(network.shown(), network.size())) {
            check(
                    !names.contains(hidden.name()),
                    "tasks.name",
                    hidden.name(),
                    "another name; one of this is learnt beside a task with correction: elapsed-time");
        }
    }

    private static Map<String, String> rolesOf(
            RowFields row, Features features, List<Task> tasks, List<String> ignored) {
        Map<String, String> roles = new LinkedHashMap<>();
        assign(roles, row.id(), "event-id");
        assign(roles, row.time().field(), "event-time");
        if (row.weight() != null) {
            assign(roles, row.weight(), "row-weight");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        tasks.forEach(task -> labels.putIfAbsent(task.field(), "tasks." + task.name() + ".field"));
        labels.forEach((field, role) -> assign(roles, field, role));
        features.roles().forEach((field, role) -> assign(roles, field, role));
        for (String field : ignored) {
            for (Map.Entry<String, String> used : roles.entrySet()) {
                check(
                        !used.getKey().startsWith(field + "."),
                        "ignored",
                        field,
                        "no record of a field that is used, but " + used.getKey() + " is " + used.getValue());
            }
            assign(roles, field, "ignored");
        }
        return roles;
    }

    private static void assign(Map<String, String> roles, String field, String role) {
        String other = roles.putIfAbsent(field, role);
        if (other != null) {
            boolean leak = other.startsWith("tasks.")
                    && !role.startsWith("tasks.")
                    && !role.equals("ignored")
                    && !role.startsWith("event-");
            throw new IllegalArgumentException(
                    role + ": " + field + " (expected: one role for the field, but it is also " + other
                            + (leak ? "; a label must not be an input" : "") + ")");
        }
    }

    @JsonValue
    SpecDocument document() {
        return SpecDocument.of(this);
    }
}
