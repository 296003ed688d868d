package org.mmoestreams.workbench.draft;

import java.util.Optional;

/**
 * Names that hardly ever come again: nothing can be learnt of them. A small sample tells nothing; of whole numbers only
 * those that come in order or are named so are names.
 */
final class IdRule implements FieldRule {

    private static final long LEAST_VALUES = 50;
    private static final double MANY = 0.9;

    @Override
    public Optional<Decision> decide(Field field, Evidence evidence) {
        boolean canBe = field.type() == FieldType.TEXT || isNumbered(field);
        long present = field.profile().present();
        long singletons = field.values().singletons();
        boolean isEnough = present >= LEAST_VALUES && field.type() != FieldType.LIST;
        boolean areMany = field.values().isExact()
                ? field.values().size() >= MANY * present
                : singletons >= MANY * field.values().size();
        if (!canBe || !isEnough || !areMany) {
            return Optional.empty();
        }
        String more = field.values().isExact() ? "" : "more than ";
        return Optional.of(Decision.ignored(
                field,
                "an id: " + more + field.values().size() + " different values in " + present
                        + " rows, of which nothing can be learnt"));
    }

    private static boolean isNumbered(Field field) {
        return field.type() == FieldType.WHOLE
                && (FieldNames.isLikeId(field.path()) || field.profile().shareOfDescents() == 0);
    }
}
