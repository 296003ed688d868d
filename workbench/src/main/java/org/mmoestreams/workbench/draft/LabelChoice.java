package org.mmoestreams.workbench.draft;

import static org.mmoestreams.checks.Checks.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mmoestreams.client.conversion.Shown;

/** Makes tasks of what a user asks for, and finds fields that may be labels. */
final class LabelChoice {

    private static final Set<String> TRUTHS = Set.of("true", "yes", "y", "1", "1.0", "t", "positive", "pos");
    private static final int MOST_CANDIDATES = 3;
    private static final int MOST_SHOWN = 8;

    private LabelChoice() {}

    /**
     * The task of a request.
     *
     * @throws IllegalArgumentException when the field cannot be a label, or it is not clear what is positive
     */
    static LabelTask task(TaskRequest request, List<Field> fields) {
        Field field = fields.stream()
                .filter(each -> each.path().equals(request.field()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("task: " + request.field() + " (expected: one of "
                        + String.join(", ", fields.stream().map(Field::path).toList()) + ")"));
        check(
                field.type() != FieldType.LIST && field.type() != FieldType.OTHER && field.type() != FieldType.TIME,
                "task",
                request.field() + ", " + field.type().name().toLowerCase(Locale.ROOT),
                "a field of names, numbers or booleans");
        check(field.values().size() > 0, "task", request.field() + " without a value", "a label in the sample");
        if (request.positive().isPresent()) {
            return positiveTask(request, field);
        }
        if (isTwoValued(field)) {
            String positive = positiveOf(field);
            String why = isTruth(positive) ? " is positive since it says so" : " is positive as the rarer one";
            return new LabelTask(request.name(), field, Optional.of(positive), shares(field, positive) + why);
        }
        check(
                field.type().isNumber(),
                "task",
                request.field() + " with " + shownValues(field),
                "two values, or which is positive, as in " + request.name() + "=" + request.field() + ":"
                        + rarerOf(field));
        return new LabelTask(request.name(), field, Optional.empty(), "numbers: a regression");
    }

    /** Fields that may be labels, the likeliest first. */
    static List<Field> candidates(List<Field> fields) {
        return fields.stream()
                .filter(LabelChoice::isTwoValued)
                .sorted(Comparator.comparing((Field field) -> !FieldNames.isLikeLabel(field.path()))
                        .thenComparing(field -> field.type() != FieldType.BOOLEAN)
                        .thenComparing(field -> -fields.indexOf(field)))
                .filter(field -> FieldNames.isLikeLabel(field.path()) || field.type() == FieldType.BOOLEAN)
                .limit(MOST_CANDIDATES)
                .toList();
    }

    /** The positive one of two values: the one that says so, else the rarer. */
    static String positiveOf(Field field) {
        List<String> both = field.values().mostFrequent(2);
        return isTruth(both.get(0)) && !isTruth(both.get(1)) ? both.get(0) : rarerOf(field);
    }

    /** The second most frequent value, or the only one. */
    private static String rarerOf(Field field) {
        List<String> frequent = field.values().mostFrequent(2);
        return frequent.get(frequent.size() - 1);
    }

    private static LabelTask positiveTask(TaskRequest request, Field field) {
        String positive = request.positive().orElseThrow();
        LabelTask task = new LabelTask(request.name(), field, Optional.of(positive), shares(field, positive));
        check(
                task.countPositives() > 0 || !field.values().isExact(),
                "task",
                request.name() + "=" + request.field() + ":" + positive,
                "a value that was seen: " + shownValues(field) + "; or a larger --sample");
        return task.countPositives() > 0
                ? task
                : new LabelTask(
                        request.name(),
                        field,
                        Optional.of(positive),
                        "TODO: " + Shown.of(positive) + " was not seen, but " + shownValues(field) + "; is it right?");
    }

    private static String shares(Field field, String positive) {
        LabelTask task = new LabelTask("", field, Optional.of(positive), "");
        double share = (double) task.countPositives() / field.values().total();
        return Shown.of(positive) + " in " + Percent.of(share) + " of "
                + field.values().total() + " labels";
    }

    private static boolean isTwoValued(Field field) {
        boolean isOfNames = field.type() == FieldType.BOOLEAN
                || field.type() == FieldType.TEXT
                || field.type().isNumber();
        return isOfNames && field.values().isExact() && field.values().size() == 2;
    }

    private static boolean isTruth(String value) {
        return TRUTHS.contains(value.toLowerCase(Locale.ROOT));
    }

    private static String shownValues(Field field) {
        DistinctValues values = field.values();
        List<String> first =
                values.mostFrequent(MOST_SHOWN).stream().map(Shown::of).toList();
        return (values.size() == 1 ? "the one value " : values.size() + " values, ")
                + String.join(", ", first)
                + (values.size() > MOST_SHOWN ? ", ..." : "");
    }
}
