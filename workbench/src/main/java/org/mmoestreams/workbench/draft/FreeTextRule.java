package org.mmoestreams.workbench.draft;

import java.util.Optional;
import org.mmoestreams.features.FeatureEncoder;

/** Texts that people wrote: long, with blanks, and seldom the same. Or longer than a name may be. */
final class FreeTextRule implements FieldRule {

    private static final int MOST_BYTES = FeatureEncoder.maxValueBytes();
    private static final double LEAST_LENGTH = 20;
    private static final double LEAST_WITH_BLANKS = 0.5;
    private static final double LEAST_SHARE = 0.3;
    private static final int LEAST_VALUES = 50;

    @Override
    public Optional<Decision> decide(Field field, Evidence evidence) {
        if (field.type() != FieldType.TEXT) {
            return Optional.empty();
        }
        FieldProfile profile = field.profile();
        if (profile.longest() > MOST_BYTES) {
            return Optional.of(Decision.ignored(
                    field, "values of up to " + profile.longest() + " bytes; a name has " + MOST_BYTES + " at most"));
        }
        boolean isFree = profile.meanLength() >= LEAST_LENGTH
                && profile.shareWithBlanks() >= LEAST_WITH_BLANKS
                && profile.values().size() >= LEAST_VALUES
                && profile.values().size() >= LEAST_SHARE * Math.min(profile.present(), DistinctValues.MOST);
        return isFree
                ? Optional.of(Decision.ignored(
                        field,
                        "free text: " + profile.values().size() + " different values in " + profile.present()
                                + " rows, of " + Math.round(profile.meanLength())
                                + " characters in the mean; send words of it as a list, or a class"))
                : Optional.empty();
    }
}
