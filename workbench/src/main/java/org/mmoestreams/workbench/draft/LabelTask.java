package org.mmoestreams.workbench.draft;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mmoestreams.features.LabelMatch;
import org.mmoestreams.features.LabelTest;

/**
 * A task of a draft.
 *
 * @param name its name
 * @param field the label's field
 * @param positive the value that is positive; empty for a number to predict
 * @param why what it was made of, a sentence
 */
record LabelTask(String name, Field field, Optional<String> positive, String why) {

    /** For each value of the label, by its index, whether it is positive. */
    boolean[] positives() {
        List<String> values = field.values().byIndex();
        LabelTest test = LabelTest.of(LabelMatch.oneOf(positive.orElseThrow()));
        boolean isText = field.type() == FieldType.TEXT;
        boolean[] positives = new boolean[values.size()];
        for (int i = 0; i < positives.length; i++) {
            positives[i] = matches(test, values.get(i), isText);
        }
        return positives;
    }

    /** How many rows are positive, of those whose values are kept. */
    long countPositives() {
        List<String> values = field.values().byIndex();
        boolean[] positives = positives();
        long count = 0;
        for (int i = 0; i < positives.length; i++) {
            count += positives[i] ? field.values().countOf(values.get(i)) : 0;
        }
        return count;
    }

    /** Booleans and numbers are compared by what they are worth, as the learner does. */
    private static boolean matches(LabelTest test, String value, boolean isText) {
        if (!isText) {
            return LabelTest.worth(value)
                    .map(worth -> test.matches(worth.doubleValue()))
                    .orElse(false);
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return test.matches(bytes, 0, bytes.length);
    }
}
