package org.mmoestreams.workbench.draft;

import java.math.BigDecimal;

/** What is known of a field, in words for comments. */
final class FieldWords {

    private static final double LEAST_GROWTH = 0.001;
    private static final double MOST_PLAIN = 1e15;

    private FieldWords() {}

    /** How many values there are, and how many rows lack one. */
    static String facts(Field field, long rows) {
        DistinctValues values = field.values();
        return (values.isExact() ? "" : "more than ") + values.size() + (values.size() == 1 ? " value" : " values")
                + ", " + Percent.of(field.shareMissing(rows)) + " missing";
    }

    /** Whether new values still come. */
    static String growth(Capacity capacity) {
        if (capacity.chance() >= LEAST_GROWTH) {
            return "; still growing: " + Percent.of(capacity.chance())
                    + " of rows bring a new one (values seen once, Good-Turing); room for 16 times the sample";
        }
        return capacity.late() == 0
                ? ""
                : "; " + capacity.late() + " came in the second half only, so there is room for more";
    }

    /** A number as people write it. */
    static String number(double value) {
        return Math.abs(value) < MOST_PLAIN
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
