package org.mmoestreams.workbench.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers. Those that may stand for a missing value have no say in the buckets. */
final class ContinuousRule implements FieldRule {

    @Override
    public Optional<Decision> decide(Field field, Evidence evidence) {
        if (!field.type().isNumber()) {
            return Optional.empty();
        }
        Numbers all = Numbers.of(field.values());
        OptionalDouble spike = all.spike();
        Cut cut = Cut.of(spike.isPresent() ? all.without(spike.getAsDouble()) : all);
        List<String> comments = new ArrayList<>();
        comments.add(FieldWords.facts(field, evidence.rows()) + ", " + FieldWords.number(all.min()) + " to "
                + FieldWords.number(all.max()) + ", " + Percent.of(all.shareOf(0)) + " are 0; " + cut.why());
        spike.ifPresent(number -> comments.add("TODO: " + FieldWords.number(number) + " in "
                + Percent.of(all.shareOf(number)) + " of them, far from the others; if it means missing, add"
                + " missing-values: [" + FieldWords.number(number) + "]"));
        if (field.place().notFinite() > 0) {
            comments.add("TODO: NaN, or infinite, in " + field.place().notFinite()
                    + " events; NaN is taken for missing, infinite ones would be dead letters");
        }
        if (FieldNames.isLikeWeight(field.path()) && all.min() >= 0) {
            comments.add("TODO: if rows are to weigh as it says, take it away here and write row-weight: "
                    + YamlText.scalar(field.path()));
        }
        return Optional.of(new Decision(Section.CONTINUOUS, entry(field, cut), comments));
    }

    /** The entry that a field of numbers would have. */
    static String entry(Field field) {
        Numbers all = Numbers.of(field.values());
        return entry(
                field, Cut.of(all.spike().isPresent() ? all.without(all.spike().getAsDouble()) : all));
    }

    private static String entry(Field field, Cut cut) {
        String nan = field.place().notFinite() > 0 ? ", nan: missing" : "";
        return "{field: " + YamlText.scalar(field.path()) + ", " + cut.yaml() + nan + "}";
    }
}
