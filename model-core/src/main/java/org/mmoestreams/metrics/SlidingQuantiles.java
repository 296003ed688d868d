package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

import java.util.OptionalDouble;

/**
 * The exact quantiles of numbers from 0 on that come and go, asked for now and then: numbers that came or went are
 * sorted when they are. With n numbers of which m changed, the first question after a change costs O(n + m log m) time,
 * any other one O(1); 16 bytes a number, 32 more for each that changed. Not safe for use by several threads at once.
 */
public final class SlidingQuantiles {

    private final SortedLongs numbers = new SortedLongs("quantiles");
    private long count;

    /**
     * Adds a number.
     *
     * @param number finite, at least 0
     */
    public void add(double number) {
        numbers.add(bits(number));
        count++;
    }

    /** Removes a number that was added before. */
    public void remove(double number) {
        numbers.remove(bits(number));
        count--;
    }

    /** How many numbers there are. */
    public long count() {
        return count;
    }

    /**
     * The least number that a share of all are not above: always one of them, never between two. Empty without numbers.
     *
     * @param share 0 to 1, such as 0.5 for the median
     * @throws IllegalStateException when a number was removed that had not been added
     */
    public OptionalDouble quantile(double share) {
        int rank = (int) QuantileRank.of(share, count);
        int size = numbers.settle();
        return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(Double.longBitsToDouble(numbers.at(rank - 1)));
    }

    /** Bits of numbers that are not negative are in the numbers' order; adding 0.0 makes -0.0 equal to it. */
    private static long bits(double number) {
        check(number >= 0 && number <= Double.MAX_VALUE, "quantiles.number", number, "a finite number, at least 0");
        return Double.doubleToRawLongBits(number + 0.0);
    }
}
