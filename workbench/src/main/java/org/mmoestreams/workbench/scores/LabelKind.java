package org.mmoestreams.workbench.scores;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mmoestreams.client.conversion.Numbers;

/**
 * What labels are: numbers, or members of two classes.
 *
 * @param isNumber whether they are numbers
 * @param positive the text of a positive label; empty: 1, true or yes, against 0, false or no
 */
public record LabelKind(boolean isNumber, Optional<String> positive) {

    /** Numbers to be predicted. */
    public static LabelKind number() {
        return new LabelKind(true, Optional.empty());
    }

    /** Two classes. */
    public static LabelKind twoClasses(Optional<String> positive) {
        return new LabelKind(false, positive);
    }

    /** The label that a text stands for, 1 or 0 where there are two classes; empty when it stands for none. */
    OptionalDouble label(String text) {
        if (isNumber) {
            return Numbers.finite(text);
        }
        return positive.map(wanted -> OptionalDouble.of(text.equals(wanted) ? 1 : 0))
                .orElseGet(() -> truth(text));
    }

    /** What a text has to be, for messages. */
    String expected() {
        return isNumber
                ? "a finite number"
                : "1 or 0, true or false, yes or no; --positive names another text that is positive";
    }

    private static OptionalDouble truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> OptionalDouble.of(1);
            case "0", "false", "no" -> OptionalDouble.of(0);
            default -> ofNumber(Numbers.finite(text));
        };
    }

    /** Programs that know no whole numbers with gaps write 1.0. */
    private static OptionalDouble ofNumber(OptionalDouble number) {
        return number.isPresent() && (number.getAsDouble() == 0 || number.getAsDouble() == 1)
                ? OptionalDouble.of(number.getAsDouble() + 0.0)
                : OptionalDouble.empty();
    }
}
