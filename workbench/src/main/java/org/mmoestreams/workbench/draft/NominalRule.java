package org.mmoestreams.workbench.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.client.conversion.Shown;

/**
 * Names: texts, booleans, and whole numbers that are codes. Those are names when there are {@value #FEW_CODES} of them
 * at most, or when the field is named as codes are and there are {@value #MANY_CODES} at most, or an id's.
 */
final class NominalRule implements FieldRule {

    private static final int FEW_CODES = 12;
    private static final int MANY_CODES = 5_000;
    private static final double NEARLY_NUMBERS = 0.9;
    private static final int MOST_EXAMPLES = 3;

    @Override
    public Optional<Decision> decide(Field field, Evidence evidence) {
        return switch (field.type()) {
            case BOOLEAN, TEXT -> Optional.of(decision(field, evidence));
            case WHOLE -> isCode(field) ? Optional.of(decision(field, evidence)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isCode(Field field) {
        int values = field.values().size();
        return (field.values().isExact() && values <= FEW_CODES)
                || FieldNames.isLikeId(field.path())
                || (FieldNames.isLikeCode(field.path()) && values <= MANY_CODES);
    }

    private static Decision decision(Field field, Evidence evidence) {
        Capacity capacity = Capacity.of(field.values());
        int room = field.type() == FieldType.BOOLEAN ? 2 : capacity.values();
        List<String> comments = new ArrayList<>();
        comments.add(
                FieldWords.facts(field, evidence.rows()) + ", as " + examples(field) + FieldWords.growth(capacity));
        if (field.type() == FieldType.WHOLE) {
            comments.add("whole numbers taken for codes: "
                    + (field.values().size() <= FEW_CODES ? "few different ones" : "by the name")
                    + "; if they are amounts, move it: " + ContinuousRule.entry(field));
        }
        numbersAmongTexts(field).ifPresent(comments::add);
        String entry = "{field: " + YamlText.scalar(field.path()) + ", capacity: " + room + "}";
        return new Decision(Section.NOMINAL, entry, comments);
    }

    /** Texts such as NA make a column of numbers one of texts. */
    private static Optional<String> numbersAmongTexts(Field field) {
        DistinctValues values = field.values();
        if (field.type() != FieldType.TEXT) {
            return Optional.empty();
        }
        List<String> others = values.byIndex().stream()
                .filter(value -> !ValueType.FRACTION.takes(value))
                .toList();
        long rows = others.stream().mapToLong(values::countOf).sum();
        boolean isNearly = !others.isEmpty()
                && others.size() <= MOST_EXAMPLES
                && values.size() > FEW_CODES
                && rows <= (1 - NEARLY_NUMBERS) * values.total();
        return isNearly
                ? Optional.of("TODO: numbers but for "
                        + String.join(", ", others.stream().map(Shown::of).toList()) + " in " + rows
                        + " rows; if that means missing, init again with --nulls ,"
                        + String.join(",", others) + ", and replay with it")
                : Optional.empty();
    }

    private static String examples(Field field) {
        return String.join(
                ", ",
                field.values().mostFrequent(MOST_EXAMPLES).stream()
                        .map(Shown::of)
                        .toList());
    }
}
