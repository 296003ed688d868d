package org.mmoestreams.app.doctor;

/**
 * What was found where something was looked at.
 *
 * @param name what was looked at, in a word or two
 * @param outcome what became of it
 * @param found what is there, in one line
 * @param remedy what to do, in one line; empty where there is nothing to do
 */
public record Finding(String name, Outcome outcome, String found, String remedy) {

    private static final String EXPECTED = " (expected: ";

    static Finding good(String name, String found) {
        return new Finding(name, Outcome.GOOD, found, "");
    }

    static Finding warning(String name, String found, String remedy) {
        return new Finding(name, Outcome.WARNING, found, remedy);
    }

    static Finding fault(String name, String found, String remedy) {
        return new Finding(name, Outcome.FAULT, found, remedy);
    }

    static Finding notChecked(String name, String why, String remedy) {
        return new Finding(name, Outcome.NOT_CHECKED, why, remedy);
    }

    /** A fault, told by a message that says what was expected in parentheses at its end. */
    static Finding fault(String name, String message) {
        int expected = message.indexOf(EXPECTED);
        boolean told = expected >= 0 && message.endsWith(")");
        return told
                ? fault(
                        name,
                        message.substring(0, expected),
                        "expected: " + message.substring(expected + EXPECTED.length(), message.length() - 1))
                : fault(name, message, "run it again with --debug, which shows where that comes from");
    }
}
