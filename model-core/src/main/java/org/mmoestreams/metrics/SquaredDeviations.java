package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * The sum of the squared deviations of any numbers from their mean, of numbers that come and go: count times variance.
 * Worked out from the exact sum of the numbers and that of their squares, without rounding in between, so that numbers
 * far from 0 that lie close together lose nothing, and neither order nor those that came and went change a bit of state
 * or value. A square has 106 bits at most and is added as the two doubles that make it up (Dekker: A floating-point
 * technique for extending the available precision, Numerische Mathematik 18, 1971; here by a fused multiply-add).
 *
 * <p>Numbers nearer to 0 than 2^-484 (2.0e-146), whose squares are too small for that, count as 0.
 *
 * <p>Cost: {@link #add} and {@link #subtract} are three additions to an {@link ExactSum}; {@link #value} and {@link
 * #state} pass over all limbs of two sums; 1,072 bytes.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class SquaredDeviations {

    private static final double SMALLEST = 0x1p-484;

    private long count;
    private ExactSum sum = new ExactSum();
    private ExactSum squares = new ExactSum();

    /** The deviations whose {@link #state} is given. */
    public static SquaredDeviations ofState(byte[] state) {
        ByteBuffer in = ByteBuffer.wrap(state);
        check(
                state.length > Long.BYTES + Short.BYTES,
                "deviations.state",
                state.length + " bytes",
                "a count and two sums; the stored state is damaged");
        SquaredDeviations deviations = new SquaredDeviations();
        deviations.count = in.getLong();
        int length = in.getShort();
        check(
                length > 0 && length < in.remaining(),
                "deviations.state",
                "a sum of " + length + " bytes",
                "two sums in " + in.remaining() + " bytes; the stored state is damaged");
        deviations.sum = sum(in, length);
        deviations.squares = sum(in, in.remaining());
        return deviations;
    }

    /**
     * Adds a number.
     *
     * @throws IllegalArgumentException when its square is not finite
     */
    public void add(double number) {
        double counted = counted(number);
        double square = square(counted);
        count++;
        sum.add(counted);
        squares.add(square);
        squares.add(rest(counted, square));
    }

    /**
     * Takes away a number that was added before.
     *
     * @throws IllegalArgumentException when its square is not finite
     */
    public void subtract(double number) {
        double counted = counted(number);
        double square = square(counted);
        count--;
        sum.subtract(counted);
        squares.subtract(square);
        squares.subtract(rest(counted, square));
    }

    /** How many numbers there are. */
    public long count() {
        return count;
    }

    /** The sum, rounded once: 0.0 when all numbers are equal, or there are none, and never else. */
    public double value() {
        if (count == 0) {
            return 0;
        }
        BigInteger total = sum.units();
        BigInteger numbers = BigInteger.valueOf(count);
        BigInteger timesCount = squares.units()
                .multiply(numbers)
                .shiftLeft(-ExactSum.UNIT_EXPONENT)
                .subtract(total.multiply(total));
        return ExactSum.nearest(timesCount.divide(numbers), 2 * ExactSum.UNIT_EXPONENT);
    }

    /** Count and sums in bytes, 12 to 552: equal for equal numbers. */
    public byte[] state() {
        byte[] first = sum.state();
        byte[] second = squares.state();
        return ByteBuffer.allocate(Long.BYTES + Short.BYTES + first.length + second.length)
                .putLong(count)
                .putShort((short) first.length)
                .put(first)
                .put(second)
                .array();
    }

    private static double counted(double number) {
        return Math.abs(number) < SMALLEST ? 0 : number;
    }

    private static double square(double number) {
        double square = number * number;
        check(Double.isFinite(square), "deviations.number", number, "a number whose square is finite");
        return square;
    }

    /** What the square lacks. */
    private static double rest(double number, double square) {
        return Math.fma(number, number, -square);
    }

    private static ExactSum sum(ByteBuffer in, int length) {
        byte[] state = new byte[length];
        in.get(state);
        return ExactSum.ofState(state);
    }
}
