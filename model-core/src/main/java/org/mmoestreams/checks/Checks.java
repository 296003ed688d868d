package org.mmoestreams.checks;

/**
 * Checks that throw {@link IllegalArgumentException} with messages such as {@code window.rows: -1 (expected: >= 1)}.
 */
public final class Checks {

    private Checks() {}

    /**
     * Returns {@code value} when it is at least {@code least}.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static int atLeast(String name, int value, int least) {
        check(value >= least, name, value, ">= " + least);
        return value;
    }

    /**
     * Returns {@code value} when it lies in {@code [least, most]}.
     *
     * @throws IllegalArgumentException when it does not
     */
    public static int between(String name, int value, int least, int most) {
        check(value >= least && value <= most, name, value, least + " to " + most);
        return value;
    }

    /**
     * Returns {@code value} when it is finite and above {@code bound}.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static double above(String name, double value, double bound) {
        check(Double.isFinite(value) && value > bound, name, value, "> " + bound);
        return value;
    }

    /**
     * Returns {@code value} when it is finite and lies in {@code [least, below)}.
     *
     * @throws IllegalArgumentException when it does not
     */
    public static double within(String name, double value, double least, double below) {
        check(value >= least && value < below, name, value, ">= " + least + " and < " + below);
        return value;
    }

    /**
     * Returns {@code value} when it has a character that is not blank.
     *
     * @throws IllegalArgumentException when it has none, or is null
     */
    public static String notBlank(String name, String value) {
        check(value != null && !value.isBlank(), name, value, "a value that is not blank");
        return value;
    }

    /**
     * Throws unless {@code holds}.
     *
     * @throws IllegalArgumentException {@code name: value (expected: expected)}
     */
    public static void check(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
