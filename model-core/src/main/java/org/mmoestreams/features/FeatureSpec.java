package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;
import static org.mmoestreams.checks.Checks.notBlank;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which fields of an event mean what. Every field is named once: as the id, the time, a feature, a label or ignored. A
 * spec that names a label's field as a feature leaks the answer into the question and is refused.
 *
 * @param eventId the field that identifies an event
 * @param eventTime the field with the event's time
 * @param nominal fields whose values are names
 * @param continuous fields whose values are numbers
 * @param tasks what to predict
 * @param ignored fields that are not used
 */
public record FeatureSpec(
        @JsonProperty("event-id") String eventId,
        @JsonProperty("event-time") String eventTime,
        @JsonProperty("nominal") List<NominalField> nominal,
        @JsonProperty("continuous") List<ContinuousField> continuous,
        @JsonProperty("tasks") List<Task> tasks,
        @JsonProperty("ignored") List<String> ignored) {

    /** The table's rows go out in numbered blocks, of which there are a million. */
    private static final int MOST_ROWS = 64_000_000;

    /** Checks that every field has one role. */
    public FeatureSpec {
        notBlank("event-id", eventId);
        notBlank("event-time", eventTime);
        nominal = orEmpty(nominal);
        continuous = orEmpty(continuous);
        tasks = orEmpty(tasks);
        ignored = orEmpty(ignored);
        check(!nominal.isEmpty() || !continuous.isEmpty(), "nominal, continuous", "none", "at least one feature");
        check(!tasks.isEmpty(), "tasks", "none", "at least one task");
        long names = tasks.stream().map(Task::name).distinct().count();
        check(names == tasks.size(), "tasks", tasks.stream().map(Task::name).toList(), "every name once");
        rolesOf(eventId, eventTime, nominal, continuous, tasks, ignored);
        long rows = rowsOf(nominal, continuous);
        check(
                rows <= MOST_ROWS,
                "nominal, continuous",
                rows + " embedding rows",
                "<= " + MOST_ROWS + " together; lower capacities, or widen buckets");
    }

    /**
     * Reads a spec from YAML.
     *
     * @throws IllegalArgumentException when it is not YAML, has an unknown key, or is not a sound spec; names the key,
     *     and the line where it can
     */
    public static FeatureSpec parse(String yaml) {
        return SpecYaml.read(yaml);
    }

    /** The role of every field that the spec names, by field name. */
    public Map<String, String> roles() {
        return rolesOf(eventId, eventTime, nominal, continuous, tasks, ignored);
    }

    /** Fields with an embedding: the nominal ones, then the continuous ones. */
    public int embeddedFields() {
        return nominal.size() + continuous.size();
    }

    /** Rows of the embedding table: those of all fields together. */
    public int embeddingRows() {
        return (int) rowsOf(nominal, continuous);
    }

    /**
     * Checks that the spec and an event's fields go together.
     *
     * @param fields the names of the event's fields
     * @throws IllegalArgumentException when the spec names a field that the event lacks, or does not name one that it
     *     has
     */
    public void checkAgainst(Set<String> fields) {
        Map<String, String> roles = roles();
        for (Map.Entry<String, String> role : roles.entrySet()) {
            check(fields.contains(role.getKey()), role.getValue(), role.getKey(), "a field of the event schema");
        }
        for (String field : fields) {
            check(roles.containsKey(field), "event field", field, "a role in the feature spec; list it under ignored?");
        }
    }

    private static <T> List<T> orEmpty(List<T> list) {
        check(list == null || list.stream().allMatch(Objects::nonNull), "entries", list, "no empty entries");
        return list == null ? List.of() : List.copyOf(list);
    }

    private static long rowsOf(List<NominalField> nominal, List<ContinuousField> continuous) {
        return nominal.stream().mapToLong(NominalField::rows).sum()
                + continuous.stream().mapToLong(field -> field.buckets().rows()).sum();
    }

    private static Map<String, String> rolesOf(
            String eventId,
            String eventTime,
            List<NominalField> nominal,
            List<ContinuousField> continuous,
            List<Task> tasks,
            List<String> ignored) {
        Map<String, String> roles = new LinkedHashMap<>();
        assign(roles, eventId, "event-id");
        assign(roles, eventTime, "event-time");
        tasks.forEach(task -> assign(roles, task.field(), "tasks." + task.name() + ".field"));
        nominal.forEach(field -> assign(roles, field.field(), "nominal"));
        continuous.forEach(field -> assign(roles, field.field(), "continuous"));
        ignored.forEach(field -> assign(roles, field, "ignored"));
        return roles;
    }

    private static void assign(Map<String, String> roles, String field, String role) {
        String other = roles.putIfAbsent(field, role);
        if (other != null) {
            boolean leak = other.startsWith("tasks.") && (role.equals("nominal") || role.equals("continuous"));
            throw new IllegalArgumentException(
                    role + ": " + field + " (expected: one role for the field, but it is also " + other
                            + (leak ? "; a label must not be an input" : "") + ")");
        }
    }
}
