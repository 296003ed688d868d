package org.mmoestreams.workbench.data;

import static org.mmoestreams.checks.Checks.check;

import java.math.BigDecimal;

/** One state of a column: a value, or a range of numbers. */
sealed interface TreeState {

    /** The state as a row's value. */
    String text(SplitMix64 random);

    static TreeState value(String text) {
        return new Value(text);
    }

    /**
     * Numbers from {@code low} to {@code high}, both included, in steps of the last decimal of the one with more
     * decimals.
     *
     * @throws IllegalArgumentException when they are no numbers, negative, out of order or more than an int can count
     */
    static TreeState range(String low, String high) {
        BigDecimal from = new BigDecimal(low);
        BigDecimal to = new BigDecimal(high);
        int decimals = Math.max(from.scale(), to.scale());
        long steps = to.subtract(from).movePointRight(decimals).longValueExact() + 1;
        boolean fits = from.signum() >= 0 && steps > 0 && steps <= Integer.MAX_VALUE;
        check(fits, "range", low + " " + high, "0 <= low <= high, fewer than 2^31 steps");
        return new Range(from.movePointRight(decimals).longValueExact(), (int) steps, decimals);
    }

    /** Always the same text. */
    record Value(String value) implements TreeState {

        @Override
        public String text(SplitMix64 random) {
            return value;
        }
    }

    /** {@code low + k} for a {@code k} drawn evenly in {@code [0, steps)}, both in units of the last decimal. */
    record Range(long low, int steps, int decimals) implements TreeState {

        @Override
        public String text(SplitMix64 random) {
            String digits = Long.toString(low + random.below(steps));
            if (decimals == 0) {
                return digits;
            }
            String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
            int point = padded.length() - decimals;
            return padded.substring(0, point) + "." + padded.substring(point);
        }
    }
}
