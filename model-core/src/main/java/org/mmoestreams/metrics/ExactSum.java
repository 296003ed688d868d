package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * The exact sum of any finite doubles, rounded once when asked for: neither the order of the additions nor how they
 * were split over partitions and merged changes a bit of the state or of the value.
 *
 * <p>The sum is a fixed-point number in units of 2^-1074, wide enough for 2^63 addends of the largest double, held in
 * limbs of 32 bits with room for carries in each long (the small superaccumulator of Neal: Fast exact summation using
 * small and large superaccumulators, arXiv:1505.05571, 2015).
 *
 * <p>Cost: {@link #add} and {@link #subtract} touch three limbs; {@link #value}, {@link #merge} and {@link #state} pass
 * over all 67 limbs; 536 bytes.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class ExactSum {

    private static final int LIMBS = 67;
    private static final long LIMB_MASK = 0xffff_ffffL;
    /** A unit is 2 to the power of this. */
    static final int UNIT_EXPONENT = -1074;

    private static final long MANTISSA_MASK = (1L << 52) - 1;
    private static final long IMPLICIT_BIT = 1L << 52;
    private static final int MAX_BITS = 1024 - UNIT_EXPONENT + 63;
    private static final int MAX_UNCARRIED = 1 << 20;
    /** The limb, and its bits below, that a usual number's lowest bit is at or above. */
    private static final int USUAL_LIMB = 31;

    private static final int USUAL_SHIFT = 32 * USUAL_LIMB;
    private static final int MOST_USUAL_SHIFT = 62;
    /** So many numbers below 2^115 units fit 128 bits. */
    private static final int MOST_AT_ONCE = 1 << 11;

    private final long[] limbs = new long[LIMBS];
    private int uncarried;

    /** The sum whose {@link #state} is given. */
    public static ExactSum ofState(byte[] state) {
        check(state != null && state.length > 0, "sum.state", "no bytes", "the bytes of a sum");
        BigInteger units = new BigInteger(state);
        check(
                units.bitLength() <= MAX_BITS,
                "sum.state",
                state.length + " bytes",
                "at most " + (MAX_BITS / 8 + 1) + "; the stored state is damaged");
        ExactSum sum = new ExactSum();
        for (int i = 0; i < LIMBS - 1; i++) {
            sum.limbs[i] = units.shiftRight(32 * i).longValue() & LIMB_MASK;
        }
        sum.limbs[LIMBS - 1] = units.shiftRight(32 * (LIMBS - 1)).longValue();
        return sum;
    }

    /**
     * Adds a number.
     *
     * @throws IllegalArgumentException when {@code number} is not finite
     */
    public void add(double number) {
        check(Double.isFinite(number), "sum.number", number, "a finite number");
        if (number == 0) {
            return;
        }
        long bits = Double.doubleToRawLongBits(number);
        int exponent = (int) (bits >>> 52) & 0x7ff;
        long mantissa = bits & MANTISSA_MASK;
        // a subnormal has the scale of exponent 1 and no implicit bit
        int shift = Math.max(exponent, 1) - 1;
        accumulate(exponent == 0 ? mantissa : mantissa | IMPLICIT_BIT, shift, bits < 0);
    }

    /**
     * Takes a number away: the same as adding its negative.
     *
     * @throws IllegalArgumentException when {@code number} is not finite
     */
    public void subtract(double number) {
        add(-number);
    }

    /** Adds the numbers {@code [from, end)}, as {@link #add(double)} does; cheaper for numbers of usual magnitude. */
    public void add(double[] numbers, int from, int end) {
        for (int i = from; i < end; i += MOST_AT_ONCE) {
            addUsual(numbers, i, Math.min(end, i + MOST_AT_ONCE), 1);
        }
    }

    /** Takes the numbers {@code [from, end)} away. */
    public void subtract(double[] numbers, int from, int end) {
        for (int i = from; i < end; i += MOST_AT_ONCE) {
            addUsual(numbers, i, Math.min(end, i + MOST_AT_ONCE), -1);
        }
    }

    /** Adds all that {@code other} holds. */
    public void merge(ExactSum other) {
        carry();
        for (int i = 0; i < LIMBS; i++) {
            limbs[i] += other.limbs[i];
        }
        carry();
    }

    /** The double nearest to the exact sum, ties to even; 0.0 for the empty sum, infinite when out of range. */
    public double value() {
        return nearest(units(), UNIT_EXPONENT);
    }

    /** The exact sum in bytes, 1 to 271; equal sums have equal bytes. */
    public byte[] state() {
        return units().toByteArray();
    }

    /** The exact sum in units. */
    BigInteger units() {
        carry();
        byte[] bigEndian = new byte[8 + 4 * (LIMBS - 1)];
        ByteBuffer out = ByteBuffer.wrap(bigEndian).putLong(limbs[LIMBS - 1]);
        for (int i = LIMBS - 2; i >= 0; i--) {
            out.putInt((int) limbs[i]);
        }
        return new BigInteger(bigEndian);
    }

    /** The double nearest to a number of units of 2 to the power of {@code exponent}, ties to even. */
    static double nearest(BigInteger units, int exponent) {
        BigInteger magnitude = units.abs();
        int dropped = Math.max(0, magnitude.bitLength() - 64);
        BigInteger top = magnitude.shiftRight(dropped);
        // a bit that stands for all that was dropped keeps the one rounding right
        if (dropped > 0 && magnitude.getLowestSetBit() < dropped) {
            top = top.setBit(0);
        }
        return units.signum() * Math.scalb(top.doubleValue(), dropped + exponent);
    }

    /** Numbers of usual magnitude, 2^-30 to 2^33, and zeros are added up in 128 bits first. */
    private void addUsual(double[] numbers, int from, int end, int sign) {
        long sumHigh = 0;
        long sumLow = 0;
        for (int i = from; i < end; i++) {
            long bits = Double.doubleToRawLongBits(numbers[i]);
            boolean isZero = bits << 1 == 0;
            int shift = isZero ? 0 : ((int) (bits >>> 52) & 0x7ff) - 1 - USUAL_SHIFT;
            if (shift < 0 || shift > MOST_USUAL_SHIFT) {
                add(sign * numbers[i]);
                continue;
            }
            long mantissa = isZero ? 0 : (bits & MANTISSA_MASK) | IMPLICIT_BIT;
            long signed = (bits < 0 ? -mantissa : mantissa) * sign;
            long low = signed << shift;
            sumLow += low;
            sumHigh += ((signed >> 1) >> (63 - shift)) + (Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0);
        }
        limbs[USUAL_LIMB] += sumLow & LIMB_MASK;
        limbs[USUAL_LIMB + 1] += sumLow >>> 32;
        limbs[USUAL_LIMB + 2] += sumHigh & LIMB_MASK;
        limbs[USUAL_LIMB + 3] += sumHigh >> 32;
        if (++uncarried == MAX_UNCARRIED) {
            carry();
        }
    }

    private void accumulate(long mantissa, int shift, boolean negative) {
        int limb = shift >>> 5;
        int bit = shift & 31;
        long low = (mantissa << bit) & LIMB_MASK;
        long middle = (mantissa >>> (32 - bit)) & LIMB_MASK;
        long high = (mantissa >>> 32) >>> (32 - bit);
        limbs[limb] += negative ? -low : low;
        limbs[limb + 1] += negative ? -middle : middle;
        limbs[limb + 2] += negative ? -high : high;
        if (++uncarried == MAX_UNCARRIED) {
            carry();
        }
    }

    /** Brings all limbs but the signed topmost one into [0, 2^32). */
    private void carry() {
        for (int i = 0; i < LIMBS - 1; i++) {
            limbs[i + 1] += limbs[i] >> 32;
            limbs[i] &= LIMB_MASK;
        }
        uncarried = 0;
    }
}
