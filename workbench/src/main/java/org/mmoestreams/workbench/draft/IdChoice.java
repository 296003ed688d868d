package org.mmoestreams.workbench.draft;

import static org.mmoestreams.checks.Checks.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the field that identifies an event. */
final class IdChoice {

    /** Fewer values differ by chance. */
    private static final long LEAST_ROWS = 50;

    private static final int MOST_BYTES = 256;

    private IdChoice() {}

    /** The fields that could be it, the likeliest first: all rows have a value, and no two have the same. */
    static List<Field> candidates(List<Field> fields, long rows) {
        return fields.stream()
                .filter(field -> isUnique(field, rows))
                .filter(field -> FieldNames.isLikeId(field.path()) || (rows >= LEAST_ROWS && !isMeasured(field)))
                .sorted(Comparator.comparing(field -> !FieldNames.isLikeId(field.path())))
                .toList();
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
                .orElseThrow(() -> new IllegalArgumentException("id: " + path + " (expected: one of "
                        + String.join(", ", fields.stream().map(Field::path).toList()) + ")"));
        check(isUsable(field), "id", path, "a field of texts of up to " + MOST_BYTES + " bytes, or of whole numbers");
        check(field.place().present() == rows, "id", path + ", which some rows lack", "a value in every row");
        String why = isUnique(field, rows)
                ? "as asked for; " + rows + " different values in " + rows + " rows"
                : "as asked for; TODO: values come again (" + field.values().size() + " in " + rows
                        + " rows): predictions of such events cannot be told apart";
        return new RowRole(path, Optional.of(field), why, List.of());
    }

    private static boolean isUsable(Field field) {
        return (field.type() == FieldType.TEXT || field.type() == FieldType.WHOLE)
                && field.profile().longest() <= MOST_BYTES;
    }

    private static boolean isUnique(Field field, long rows) {
        return isUsable(field)
                && rows > 0
                && field.place().present() == rows
                && field.values().allDiffer();
    }

    /** Numbers out of order that all differ may be amounts; texts with blanks may be sentences. */
    private static boolean isMeasured(Field field) {
        return field.type() == FieldType.WHOLE
                ? field.profile().shareOfDescents() > 0
                : field.profile().shareWithBlanks() > 0;
    }
}
