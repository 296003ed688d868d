package org.mmoestreams.metrics;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * The sum of numbers from 0 to 1 that come and go, each taken down to a whole number of units of 2^-62, which changes
 * none from 2^-9 on. Such a sum is an integer and exact: neither order nor what came and went changes a bit, at a third
 * of the cost of an {@link ExactSum} and in 16 bytes. Up to 2^60 numbers.
 */
final class UnitSum {

    /** How many bytes {@link #write} puts. */
    static final int BYTES = 2 * Long.BYTES;

    private static final int UNIT_EXPONENT = -62;
    private static final double UNITS = 0x1p62;

    private long high;
    private long low;

    /** The sum that was written. */
    static UnitSum read(ByteBuffer in) {
        UnitSum sum = new UnitSum();
        sum.high = in.getLong();
        sum.low = in.getLong();
        return sum;
    }

    void write(ByteBuffer out) {
        out.putLong(high).putLong(low);
    }

    /** Adds a number, 0 to 1. */
    void add(double number) {
        long units = (long) (number * UNITS);
        low += units;
        high += Long.compareUnsigned(low, units) < 0 ? 1 : 0;
    }

    /** Takes away a number that was added before. */
    void subtract(double number) {
        long units = (long) (number * UNITS);
        high -= Long.compareUnsigned(low, units) < 0 ? 1 : 0;
        low -= units;
    }

    /** The sum of units, rounded once. */
    double value() {
        byte[] bytes = ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
        return Math.scalb(new BigInteger(bytes).doubleValue(), UNIT_EXPONENT);
    }
}
