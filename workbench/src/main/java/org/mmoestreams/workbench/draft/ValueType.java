package org.mmoestreams.workbench.draft;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a text can be read as, narrowest first. */
enum ValueType {
    /** {@code true} or {@code false}, in any case. */
    BOOLEAN {
        @Override
        boolean takes(String text) {
            return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
        }
    },
    /** A whole number that a long holds; one with zeros before it is a code, and none. */
    WHOLE {
        @Override
        boolean takes(String text) {
            return WHOLE_NUMBER.matcher(text).matches() && isLong(text);
        }
    },
    /** A finite number; whole ones that no long holds are names: as doubles they would run together. */
    FRACTION {
        @Override
        boolean takes(String text) {
            return FRACTIONAL_NUMBER.matcher(text).matches()
                    && (!WHOLE_NUMBER.matcher(text).matches() || isLong(text))
                    && Math.abs(Double.parseDouble(text)) <= MOST_NUMBER;
        }
    },
    /** A date by ISO-8601. */
    DATE {
        @Override
        boolean takes(String text) {
            return IsoText.isDate(text);
        }
    },
    /** A time by ISO-8601; a date alone is its midnight. */
    TIMESTAMP {
        @Override
        boolean takes(String text) {
            return IsoText.isTime(text) || IsoText.isDate(text);
        }
    },
    /** Any text. */
    TEXT {
        @Override
        boolean takes(String text) {
            return true;
        }
    };

    /** What an event may hold. */
    private static final double MOST_NUMBER = 1e100;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern FRACTIONAL_NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)?(\\.[0-9]+|(?<=[0-9])\\.)?(?<=[0-9.])([eE][+-]?[0-9]{1,3})?");

    /** What a text can be that says itself that it is one, as those of JSON do. */
    static Set<ValueType> ofTypedTexts() {
        return EnumSet.of(DATE, TIMESTAMP, TEXT);
    }

    abstract boolean takes(String text);

    private static boolean isLong(String digits) {
        try {
            Long.parseLong(digits);
            return true;
        } catch (NumberFormatException tooLong) {
            return false;
        }
    }
}
