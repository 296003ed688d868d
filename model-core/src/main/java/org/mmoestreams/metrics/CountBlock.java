package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * The bytes of a block of counts: a layout number, then all positives, then all negatives, each as a base-128 varint
 * with its low digits first, in as few bytes as the count needs. Most bins hold little, so a block is mostly one byte a
 * count.
 */
final class CountBlock {

    private static final byte LAYOUT = 1;
    private static final int MAX_DIGITS = 8;
    private static final long MAX_COUNT = 1L << 53;

    private CountBlock() {}

    /** The state of equally many positive and negative counts, each 0 to 2^53. */
    static byte[] encode(long[] positives, long[] negatives) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 + 2 * (positives.length + negatives.length));
        out.write(LAYOUT);
        write(out, positives);
        write(out, negatives);
        return out.toByteArray();
    }

    /**
     * The positive and the negative counts of a state.
     *
     * @throws IllegalArgumentException when {@code state} does not hold exactly {@code bins} counts of each
     */
    static long[][] decode(byte[] state, int bins) {
        check(state != null && state.length > 0, "auc.block", "no bytes", "the bytes of a block");
        check(state[0] == LAYOUT, "auc.block", "layout " + state[0], "layout " + LAYOUT + ", of this version");
        ByteBuffer in = ByteBuffer.wrap(state, 1, state.length - 1);
        long[][] counts = {read(in, state, bins), read(in, state, bins)};
        if (in.hasRemaining()) {
            throw notABlock(state);
        }
        return counts;
    }

    private static void write(ByteArrayOutputStream out, long[] counts) {
        for (long count : counts) {
            long rest = count;
            while (rest > 0x7f) {
                out.write((int) (rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }

    private static long[] read(ByteBuffer in, byte[] state, int bins) {
        long[] counts = new long[bins];
        try {
            for (int bin = 0; bin < bins; bin++) {
                counts[bin] = readOne(in, state);
            }
        } catch (BufferUnderflowException e) {
            throw notABlock(state);
        }
        return counts;
    }

    private static long readOne(ByteBuffer in, byte[] state) {
        long count = 0;
        for (int digit = 0; digit < MAX_DIGITS; digit++) {
            byte next = in.get();
            count |= (next & 0x7fL) << (7 * digit);
            if (next >= 0 && count <= MAX_COUNT) {
                return count;
            }
        }
        throw notABlock(state);
    }

    private static IllegalArgumentException notABlock(byte[] state) {
        return new IllegalArgumentException("auc.block: " + state.length
                + " bytes that do not read as counts (expected: the bytes of a block; the stored state is damaged)");
    }
}
