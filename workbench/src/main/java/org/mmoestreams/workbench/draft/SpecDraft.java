package org.mmoestreams.workbench.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes a feature spec with what was decided, and why, beside each field. */
final class SpecDraft {

    private final StringBuilder text = new StringBuilder();

    private SpecDraft() {}

    /**
     * The spec as YAML.
     *
     * @param fields all fields, in order; those with a role are passed over
     * @param decisions what became of each that has none
     */
    static String of(DraftOrigin origin, Roles roles, List<Field> fields, Map<String, Decision> decisions) {
        SpecDraft draft = new SpecDraft();
        draft.head(origin);
        draft.rowFields(roles);
        draft.sections(decisions);
        draft.tasks(roles, fields);
        return draft.text.toString();
    }

    private void head(DraftOrigin origin) {
        comment("", "A draft of a feature spec by mmoe-streams init, of " + origin.sample() + ".");
        origin.notes().forEach(note -> comment("", note));
        comment("", "Look at each TODO: it is what only those know who know the data.");
    }

    private void rowFields(Roles roles) {
        text.append('\n');
        comment("", roles.id().why() + others(roles.id()));
        text.append("event-id: ").append(YamlText.scalar(roles.id().path())).append('\n');
        comment("", roles.time().why() + others(roles.time()));
        String unit =
                roles.time().field().flatMap(Field::time).map(TimeForm::unit).orElse("");
        String path = YamlText.scalar(roles.time().path());
        text.append("event-time: ")
                .append(unit.isEmpty() ? path : "{field: " + path + ", unit: " + unit + "}")
                .append('\n');
    }

    private void sections(Map<String, Decision> decisions) {
        Map<Section, List<Decision>> bySection = new EnumMap<>(Section.class);
        decisions.values().forEach(decision -> bySection
                .computeIfAbsent(decision.section(), section -> new ArrayList<>())
                .add(decision));
        Arrays.stream(Section.values())
                .filter(bySection::containsKey)
                .forEach(section -> section(section, bySection.get(section)));
    }

    private void section(Section section, List<Decision> decisions) {
        text.append('\n').append(section.key()).append(":\n");
        for (Decision decision : decisions) {
            decision.comments().forEach(why -> comment("  ", why));
            text.append("  - ").append(decision.entry()).append('\n');
        }
    }

    private void tasks(Roles roles, List<Field> fields) {
        text.append('\n');
        if (roles.tasks().isEmpty()) {
            withoutTasks(fields);
            return;
        }
        text.append("tasks:\n");
        for (LabelTask task : roles.tasks()) {
            comment("  ", task.why());
            text.append("  - ").append(entry(task)).append('\n');
        }
    }

    private void withoutTasks(List<Field> fields) {
        List<Field> candidates = LabelChoice.candidates(fields);
        comment(
                "",
                "TODO: what is to be predicted? Init again with --force --task NAME=FIELD, or write tasks here and");
        comment("", "take their fields out of the lists above: a label must not be an input.");
        comment(
                "",
                candidates.isEmpty() ? "No field looks like a label. As an example:" : "Fields that may be labels:");
        for (Field field : candidates) {
            String positive = LabelChoice.positiveOf(field);
            comment("", "  - " + binary(field.path(), field.path(), positive));
        }
        if (candidates.isEmpty()) {
            comment("", "  - {name: NAME, field: FIELD, kind: binary, positive: VALUE}");
        }
        text.append("tasks: []\n");
    }

    private static String entry(LabelTask task) {
        return task.positive()
                .map(positive -> binary(task.name(), task.field().path(), positive))
                .orElseGet(() -> "{name: " + YamlText.scalar(task.name()) + ", field: "
                        + YamlText.scalar(task.field().path()) + ", kind: regression}");
    }

    private static String binary(String name, String field, String positive) {
        return "{name: " + YamlText.scalar(name) + ", field: " + YamlText.scalar(field) + ", kind: binary, positive: "
                + YamlText.quoted(positive) + "}";
    }

    private static String others(RowRole role) {
        return role.others().isEmpty() ? "" : "; could also be " + String.join(", ", role.others());
    }

    private void comment(String indent, String comment) {
        text.append(indent).append("# ").append(YamlText.comment(comment)).append('\n');
    }
}
