package org.mmoestreams.features;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compares values of a label's field with a {@link LabelMatch}, by what they mean: names letter by letter, numbers by
 * what they are worth however they are written, {@code true} and {@code false} in any case; of a field of booleans or
 * of numbers, {@code true} and 1 are the same, and {@code false} and 0. Made once for a task; comparing names that are
 * no numbers allocates nothing.
 */
public final class LabelTest {

    private static final String TRUE = "true";
    private static final String FALSE = "false";
    /** Longer texts are no numbers that anybody writes. */
    private static final int MOST_DIGITS = 40;

    private final byte[][] texts;
    private final boolean negated;
    private final NumberRange range;
    private final List<BigDecimal> numbers;
    private final List<String> truths;
    private final double[] worth;
    private final boolean alsoByMeaning;

    private LabelTest(LabelMatch match) {
        texts = match.values().stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        negated = match.negated();
        range = match.range();
        truths = match.values().stream().filter(LabelTest::isTruth).toList();
        numbers = match.values().stream()
                .map(LabelTest::number)
                .flatMap(Optional::stream)
                .toList();
        worth = match.values().stream()
                .map(LabelTest::worth)
                .flatMap(Optional::stream)
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
        alsoByMeaning = !truths.isEmpty() || !numbers.isEmpty();
    }

    /** The test of a match. */
    public static LabelTest of(LabelMatch match) {
        return new LabelTest(match);
    }

    /** Whether a text, given as UTF-8, counts. */
    public boolean matches(byte[] bytes, int offset, int length) {
        if (range != null) {
            return number(new String(bytes, offset, length, StandardCharsets.UTF_8))
                    .filter(number -> range.contains(number.doubleValue()))
                    .isPresent();
        }
        for (byte[] text : texts) {
            if (Arrays.equals(text, 0, text.length, bytes, offset, offset + length)) {
                return !negated;
            }
        }
        return negated ^ (alsoByMeaning && means(new String(bytes, offset, length, StandardCharsets.UTF_8)));
    }

    /** Whether a number counts. */
    public boolean matches(double number) {
        if (range != null) {
            return range.contains(number);
        }
        for (double wanted : worth) {
            // a float is what the wanted number is as a float
            if (wanted == number || (float) wanted == number) {
                return !negated;
            }
        }
        return negated;
    }

    /** Whether a whole number counts. */
    public boolean matches(long number) {
        if (range != null || Math.abs(number) < 1L << 53) {
            return matches((double) number);
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        return negated ^ numbers.stream().anyMatch(wanted -> wanted.compareTo(exact) == 0);
    }

    /** Whether a boolean counts. */
    public boolean matches(boolean truth) {
        return matches(truth ? 1.0 : 0.0);
    }

    /** What a value is worth among numbers and booleans; empty where it is neither. */
    public static Optional<BigDecimal> worth(String value) {
        if (value.equalsIgnoreCase(TRUE)) {
            return Optional.of(BigDecimal.ONE);
        }
        return value.equalsIgnoreCase(FALSE) ? Optional.of(BigDecimal.ZERO) : number(value);
    }

    private boolean means(String text) {
        if (isTruth(text)) {
            return truths.stream().anyMatch(text::equalsIgnoreCase);
        }
        return number(text).stream()
                .anyMatch(number -> numbers.stream().anyMatch(wanted -> wanted.compareTo(number) == 0));
    }

    private static boolean isTruth(String text) {
        return text.equalsIgnoreCase(TRUE) || text.equalsIgnoreCase(FALSE);
    }

    private static Optional<BigDecimal> number(String text) {
        boolean canBe = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
        try {
            return canBe ? Optional.of(new BigDecimal(text)) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
