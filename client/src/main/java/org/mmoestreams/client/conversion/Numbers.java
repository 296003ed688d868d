package org.mmoestreams.client.conversion;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads numbers as people and JSON write them: {@code -12}, {@code 3.50}, {@code 1e6}; no blanks, no separators. */
public final class Numbers {

    /** More digits than any type of Avro's takes. */
    private static final int MOST_CHARACTERS = 1_000;
    /** So many digits fit into a long, whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private Numbers() {}

    /** A whole number that a long holds; {@code 3.0} and {@code 1e3} are whole too. */
    static OptionalLong whole(String text) {
        if (isShortWhole(text)) {
            return OptionalLong.of(Long.parseLong(text));
        }
        Optional<BigDecimal> number = decimal(text);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(number.get().longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** A number, exactly. */
    static Optional<BigDecimal> decimal(String text) {
        if (!isNumber(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The double that is nearest to a number; empty when the text is none, or what it says is out of range. */
    public static OptionalDouble finite(String text) {
        if (!isNumber(text)) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Whether a text consists of what numbers consist of: nothing of Java's own, such as {@code 1d} or {@code NaN}. */
    static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return true;
    }

    private static boolean isShortWhole(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > start && text.length() - start <= SAFE_DIGITS;
    }
}
