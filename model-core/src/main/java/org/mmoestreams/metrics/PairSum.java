package org.mmoestreams.metrics;

import java.math.BigInteger;

/** An exact unsigned 128-bit sum of products of counts. */
public final class PairSum {

    private static final double TWO_TO_64 = 0x1p64;
    private static final double TWO_TO_63 = 0x1p63;

    private long high;
    private long low;

    /** Adds {@code a * b}, neither being negative. */
    public void add(long a, long b) {
        long product = a * b;
        low += product;
        high += Math.multiplyHigh(a, b);
        if (Long.compareUnsigned(low, product) < 0) {
            high++;
        }
    }

    /** The sum as a double: the nearest one below 2^63, and within two units in the last place above. */
    public double toDouble() {
        return high * TWO_TO_64 + (low >= 0 ? (double) low : (double) (low - Long.MIN_VALUE) + TWO_TO_63);
    }

    /** The sum itself, below 2^127. */
    public BigInteger toBigInteger() {
        return BigInteger.valueOf(high)
                .shiftLeft(Long.SIZE)
                .add(BigInteger.valueOf(low >>> 1).shiftLeft(1))
                .add(BigInteger.valueOf(low & 1));
    }
}
