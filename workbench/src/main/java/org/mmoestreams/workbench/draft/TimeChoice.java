package org.mmoestreams.workbench.draft;

import static org.mmoestreams.checks.Checks.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the field with an event's time. */
final class TimeChoice {

    /** Rows come in the order of their times, but for this share. */
    private static final double MOST_DESCENTS = 0.01;

    private TimeChoice() {}

    /** The fields that could be it, those first in whose order the rows come, and then those that are named so. */
    static List<Field> candidates(List<Field> fields, long rows) {
        return fields.stream()
                .filter(field -> field.type() == FieldType.TIME)
                .filter(field -> rows > 0 && field.place().present() == rows)
                .sorted(Comparator.comparing((Field field) -> !isInOrder(field))
                        .thenComparing(field -> !FieldNames.isLikeTime(field.path())))
                .toList();
    }

    /** Whether rows come in the order of a field. */
    static boolean isInOrder(Field field) {
        return field.profile().shareOfDescents() <= MOST_DESCENTS;
    }

    /**
     * The field that a user names.
     *
     * @throws IllegalArgumentException when there is none, or it cannot be
     */
    static RowRole named(String path, List<Field> fields, long rows) {
        Field field = fields.stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("time: " + path + " (expected: one of "
                        + String.join(", ", fields.stream().map(Field::path).toList()) + ")"));
        check(
                field.type() == FieldType.TIME || field.type() == FieldType.WHOLE,
                "time",
                path,
                "times by ISO-8601, as 2026-01-31T12:30:00Z, or whole numbers");
        check(field.place().present() == rows, "time", path + ", which some rows lack", "a value in every row");
        Field asTime = field.type() == FieldType.TIME ? field : Field.ofTimes(path, TimeForm.COUNT, field.place());
        String why = field.type() == FieldType.TIME
                ? "as asked for" + (isInOrder(field) ? "" : "; TODO: rows are not in its order, sort them by it")
                : "as asked for; TODO: taken for milliseconds since 1970; if they are not, write {field: " + path
                        + ", unit: s}, or us, ns, d";
        return new RowRole(path, Optional.of(asTime), why, List.of());
    }
}
