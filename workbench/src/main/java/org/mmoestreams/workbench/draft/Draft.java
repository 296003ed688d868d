package org.mmoestreams.workbench.draft;

import static org.mmoestreams.checks.Checks.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.FeatureSpec;

/**
 * A draft of what a learner has to be told: the schema of its events and their feature spec. The same sample gives the
 * same draft, byte for byte.
 *
 * @param schema an Avro schema as JSON
 * @param spec a feature spec as YAML
 * @param summary what was decided, in a line
 */
public record Draft(String schema, String spec, String summary) {

    /**
     * A draft of rows without a schema.
     *
     * @throws IllegalArgumentException when there is no row, or a field that a user names does not do
     */
    public static Draft ofRows(Sample sample, DraftRequest request, DraftOrigin origin) {
        String problem = sample.problem().map(first -> "; the first: " + first).orElse("");
        check(sample.rows() > 0, "rows", "none that can be read" + problem, "rows to look at");
        AvroNames.requireAll(sample.row());
        List<Field> fields = SeenFields.of(sample.row());
        Roles roles = new RoleChoice(fields, sample.rows(), request, true).choose();
        Schema schema = SchemaDraft.of(sample.row(), AvroNames.of(origin.name()), roles);
        return of(schema, fields, Evidence.of(sample.rows(), roles), origin);
    }

    /**
     * A draft of events that have a schema.
     *
     * @throws IllegalArgumentException when there is no event, or a field that a user names does not do, or it is not
     *     clear what is id or time
     */
    public static Draft ofEvents(Schema schema, Sample sample, DraftRequest request, DraftOrigin origin) {
        check(sample.rows() > 0, "topic", "no event of the schema", "events to look at");
        List<Field> fields = GivenFields.of(schema, sample.row());
        Roles roles = new RoleChoice(fields, sample.rows(), request, false).choose();
        return of(schema, fields, Evidence.of(sample.rows(), roles), origin);
    }

    private static Draft of(Schema schema, List<Field> fields, Evidence evidence, DraftOrigin origin) {
        Map<String, Decision> decisions = new LinkedHashMap<>();
        fields.stream()
                .filter(evidence.roles()::isFree)
                .forEach(field -> decisions.put(field.path(), FieldRules.decide(field, evidence)));
        requireFeatures(decisions);
        String spec = SpecDraft.of(origin, evidence.roles(), fields, decisions);
        if (!evidence.tasks().isEmpty()) {
            requireSound(schema, spec);
        }
        return new Draft(SchemaJson.of(schema), spec, summary(evidence, decisions));
    }

    private static void requireFeatures(Map<String, Decision> decisions) {
        boolean hasAny = decisions.values().stream().anyMatch(decision -> decision.section() != Section.IGNORED);
        String first = decisions.entrySet().stream()
                .findFirst()
                .map(entry -> "; " + entry.getKey() + " is "
                        + entry.getValue().comments().get(0))
                .orElse("");
        check(hasAny, "rows", "no field to learn from", "one beside id, time and labels" + first);
    }

    /** That a draft runs is a promise; where it would not, whoever reads it is told at once. */
    private static void requireSound(Schema schema, String spec) {
        try {
            var unused = new EventSchema(schema, List.of(), FeatureSpec.parse(spec));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("task: the draft does not hold together: " + e.getMessage(), e);
        }
    }

    private static String summary(Evidence evidence, Map<String, Decision> decisions) {
        StringBuilder summary = new StringBuilder("id " + evidence.roles().id().path() + ", time "
                + evidence.roles().time().path());
        for (Section section : Section.values()) {
            long count = decisions.values().stream()
                    .filter(decision -> decision.section() == section)
                    .count();
            summary.append(count == 0 ? "" : ", " + count + " " + section.key());
        }
        int tasks = evidence.tasks().size();
        return summary.append(", ")
                .append(tasks == 0 ? "no task yet" : tasks + (tasks == 1 ? " task" : " tasks"))
                .toString();
    }
}
