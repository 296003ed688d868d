package org.mmoestreams.client.serde;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.mmoestreams.features.LabelMatch;
import org.mmoestreams.features.LabelTest;
import org.mmoestreams.features.Target;

/**
 * What numbers and booleans mean for a binary task whose label may come as a text too. Where the task's own values are
 * numbers or booleans, they decide, as they would over the field of an event. Else true and 1 are positive, false and 0
 * negative, and other numbers mean nothing.
 *
 * @param byNumber whether the task's values decide over numbers: one of them is a number, or a range
 * @param byTruth whether they decide over booleans: each could be one
 */
record LabelMeaning(boolean byNumber, boolean byTruth) {

    /** The meaning for a target. */
    static LabelMeaning of(Target.Binary target) {
        List<LabelMatch> matches = new ArrayList<>(List.of(target.positive()));
        Optional.ofNullable(target.negative()).ifPresent(matches::add);
        List<String> values =
                matches.stream().flatMap(match -> match.values().stream()).toList();
        boolean byRange = matches.stream().anyMatch(match -> match.range() != null);
        return new LabelMeaning(
                byRange || values.stream().anyMatch(LabelMeaning::isNumber),
                !byRange && values.stream().allMatch(LabelMeaning::isTruthOrItsNumber));
    }

    /** Whether a field of this type can have each label of the task, whatever the task's values are. */
    boolean coversAll(Schema type) {
        return AvroTypes.values(type).stream()
                .map(branch -> ValueForm.of(branch).orElseThrow())
                .anyMatch(form ->
                        !byTruth && (form == ValueForm.BOOLEAN || (!byNumber && ValueForm.NUMBERS.contains(form))));
    }

    private static boolean isNumber(String value) {
        return LabelTest.worth(value).isPresent()
                && !value.equalsIgnoreCase("true")
                && !value.equalsIgnoreCase("false");
    }

    private static boolean isTruthOrItsNumber(String value) {
        return LabelTest.worth(value)
                .filter(worth -> worth.signum() == 0 || worth.compareTo(BigDecimal.ONE) == 0)
                .isPresent();
    }
}
