package org.mmoestreams.metrics.batch;

/**
 * Rows in the order of a number each, by a radix sort of the numbers' bits: rows of equal numbers stay in the order
 * that they had. Linear in the rows; a digit that all numbers share costs one look at each.
 */
final class RowOrder {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private RowOrder() {}

    /** The rows from the least number to the greatest, equal ones by row. */
    static int[] ascending(double[] numbers) {
        int[] rows = new int[numbers.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        return ascending(numbers, rows);
    }

    /** The rows from the least number to the greatest, equal ones as in {@code before}, which is used up. */
    static int[] ascending(double[] numbers, int[] before) {
        int[] rows = before;
        int[] spare = new int[rows.length];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            int[] starts = starts(numbers, shift);
            if (starts.length == 0) {
                continue;
            }
            for (int row : rows) {
                spare[starts[digit(numbers[row], shift)]++] = row;
            }
            int[] sorted = spare;
            spare = rows;
            rows = sorted;
        }
        return rows;
    }

    /** Where the rows of each digit begin; nothing when all rows have the same. */
    private static int[] starts(double[] numbers, int shift) {
        int[] starts = new int[DIGITS + 1];
        for (double number : numbers) {
            starts[digit(number, shift) + 1]++;
        }
        for (int digit = 1; digit <= DIGITS; digit++) {
            if (starts[digit] == numbers.length) {
                return new int[0];
            }
            starts[digit] += starts[digit - 1];
        }
        return starts;
    }

    private static int digit(double number, int shift) {
        return (int) (ordered(number) >>> shift) & (DIGITS - 1);
    }

    /** Bits that are, without a sign, in the numbers' order: those of negative numbers run backwards. */
    private static long ordered(double number) {
        long bits = Double.doubleToRawLongBits(number);
        return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
    }
}
