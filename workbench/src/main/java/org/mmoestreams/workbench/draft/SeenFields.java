package org.mmoestreams.workbench.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of rows that have no schema: what they are is told by their values. */
final class SeenFields {

    /** Numbers that come in this order are times even if their name says nothing. */
    private static final double MOST_DESCENTS = 0.01;

    private static final long LEAST_VALUES = 20;

    private final List<Field> fields = new ArrayList<>();

    private SeenFields() {}

    /** The fields of the rows whose profile this is, in the order in which they came. */
    static List<Field> of(Profile row) {
        SeenFields seen = new SeenFields();
        seen.collect(row, "");
        return List.copyOf(seen.fields);
    }

    /** What a field of a schemaless row is. */
    static Field of(String path, Profile place) {
        if (place.isList()) {
            boolean isOfNames = place.items().orElseThrow().isScalar() && isOfNames(place);
            return Field.of(path, isOfNames ? FieldType.LIST : FieldType.OTHER, place);
        }
        if (!place.isScalar()) {
            return Field.of(path, FieldType.OTHER, place);
        }
        FieldProfile profile = place.scalars();
        if (profile.present() == 0) {
            return Field.of(path, FieldType.EMPTY, place);
        }
        return timeForm(path, profile)
                .map(form -> Field.ofTimes(path, form, place))
                .orElseGet(() -> Field.of(path, FieldType.of(profile.type()), place));
    }

    private void collect(Profile row, String prefix) {
        for (Map.Entry<String, Profile> entry : row.fields().entrySet()) {
            Profile place = entry.getValue();
            String path = prefix + entry.getKey();
            if (place.isRecord()) {
                collect(place, path + ".");
            } else {
                fields.add(of(path, place));
            }
        }
    }

    /** Numbers with a fraction are no names; dates among the items are texts. */
    private static boolean isOfNames(Profile list) {
        FieldProfile items = list.items().orElseThrow().scalars();
        return items.present() == 0 || items.type() != ValueType.FRACTION;
    }

    private static Optional<TimeForm> timeForm(String path, FieldProfile profile) {
        return switch (profile.type()) {
            case DATE -> Optional.of(TimeForm.DATE);
            case TIMESTAMP -> Optional.of(TimeForm.ISO);
            case WHOLE -> epoch(path, profile);
            default -> Optional.empty();
        };
    }

    private static Optional<TimeForm> epoch(String path, FieldProfile profile) {
        Numbers numbers = Numbers.of(profile.values());
        boolean isInOrder =
                profile.present() >= LEAST_VALUES && numbers.isSpread() && profile.shareOfDescents() <= MOST_DESCENTS;
        return TimeForm.ofRange(numbers.min(), numbers.max())
                .filter(form -> FieldNames.isLikeTime(path) || (isInOrder && form != TimeForm.SECONDS));
    }
}
