package org.mmoestreams.workbench.labels;

import static org.mmoestreams.checks.Checks.check;

import java.time.DateTimeException;
import java.time.Duration;

/**
 * A length of the stream.
 *
 * @param amount rows or milliseconds
 * @param inRows whether it is so many rows, and not milliseconds of event time
 */
record Length(double amount, boolean inRows) {

    private static final String EXPECTED = "a duration, as PT10M, or a number of rows, as 2000; not below 0";

    /**
     * The length of a text.
     *
     * @throws IllegalArgumentException when it is neither a duration nor a number of rows
     */
    static Length of(String text) {
        try {
            boolean inRows = !text.isEmpty() && "0123456789.".indexOf(text.charAt(0)) >= 0;
            double amount =
                    inRows ? Double.parseDouble(text) : Duration.parse(text).toMillis();
            check(amount >= 0 && Double.isFinite(amount), "length", text, EXPECTED);
            return new Length(amount, inRows);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("length: " + text + " (expected: " + EXPECTED + ")", e);
        }
    }

    /** So many times this length. */
    Wait times(double factor) {
        return Wait.of(amount * factor, inRows);
    }
}
