package org.mmoestreams.state;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;

/** Whole numbers from 0 on in as few bytes as each needs: seven bits a byte, the low ones first. */
public final class Varints {

    /** The most bytes of a number. */
    public static final int MOST_BYTES = 9;

    private static final int BITS = 7;
    private static final int LOW = 0x7f;
    private static final int MORE = 0x80;

    private Varints() {}

    /**
     * Puts a number, at least 0.
     *
     * @throws java.nio.BufferOverflowException when there is no room
     * @throws IllegalArgumentException when it is below 0
     */
    public static void write(ByteBuffer out, long number) {
        check(number >= 0, "number", number, ">= 0");
        long rest = number;
        while (rest > LOW) {
            out.put((byte) ((rest & LOW) | MORE));
            rest >>>= BITS;
        }
        out.put((byte) rest);
    }

    /**
     * The next number.
     *
     * @throws java.nio.BufferUnderflowException when it does not end
     * @throws IllegalArgumentException when it is more than a long holds
     */
    public static long read(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < BITS * MOST_BYTES; shift += BITS) {
            byte next = in.get();
            number |= (long) (next & LOW) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                "state: a number of more than 63 bits (expected: one that was stored; the stored state is damaged)");
    }
}
