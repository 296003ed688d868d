package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.mmoestreams.state.Varints;

/**
 * How numbers from 0 on are distributed, of any magnitude, in memory that depends on their range alone: counts in 64
 * bins to each doubling, read off the numbers' bits. A quantile is within 1/128 (0.8 %) of the exact one. Counts are
 * integers, so the state depends on which numbers came, never on their order or on that of merges.
 *
 * <p>Numbers below 2^-1022 (2.2e-308) are counted as 0. Memory: 8 KiB and half a KiB for each doubling that numbers lie
 * in. Not safe for use by several threads at once.
 */
public final class MagnitudeHistogram {

    private static final byte LAYOUT = 1;
    private static final int BIN_BITS = 6;
    private static final int BINS_PER_DOUBLING = 1 << BIN_BITS;
    /** What is right of a bin's number in the bits of a double. */
    private static final int DROPPED_BITS = 52 - BIN_BITS;
    /** By the exponent's bits; the last exponent is that of what is not finite. */
    private static final int DOUBLINGS = 2047;

    private final long[][] counts = new long[DOUBLINGS][];
    private long count;

    /**
     * Counts a number.
     *
     * @param number finite, at least 0
     */
    public void add(double number) {
        check(number >= 0 && number <= Double.MAX_VALUE, "magnitude", number, "a finite number, at least 0");
        count(number < Double.MIN_NORMAL ? 0 : (int) (Double.doubleToRawLongBits(number) >>> DROPPED_BITS), 1);
    }

    /** Counts all numbers of another one. */
    public void addAll(MagnitudeHistogram other) {
        for (int doubling = 0; doubling < DOUBLINGS; doubling++) {
            for (int at = 0; other.counts[doubling] != null && at < BINS_PER_DOUBLING; at++) {
                count(doubling * BINS_PER_DOUBLING + at, other.counts[doubling][at]);
            }
        }
    }

    /** How many numbers came. */
    public long count() {
        return count;
    }

    /**
     * The least number that a share of all are not above, such as 0.5 for the median; empty when there are none.
     *
     * @param share 0 to 1
     */
    public Optional<Quantile> quantile(double share) {
        long rank = QuantileRank.of(share, count);
        for (int doubling = 0; doubling < DOUBLINGS; doubling++) {
            for (int at = 0; counts[doubling] != null && at < BINS_PER_DOUBLING; at++) {
                rank -= counts[doubling][at];
                if (rank <= 0) {
                    return Optional.of(middleOf(doubling * BINS_PER_DOUBLING + at));
                }
            }
        }
        return Optional.empty();
    }

    /** The state, equal for equal counts: each bin that is not empty, by how far it is from the last, and its count. */
    public byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(1 + 2 * Varints.MOST_BYTES * bins());
        out.put(LAYOUT);
        int next = 0;
        for (int doubling = 0; doubling < DOUBLINGS; doubling++) {
            for (int at = 0; counts[doubling] != null && at < BINS_PER_DOUBLING; at++) {
                if (counts[doubling][at] > 0) {
                    int bin = doubling * BINS_PER_DOUBLING + at;
                    Varints.write(out, bin - next);
                    Varints.write(out, counts[doubling][at]);
                    next = bin + 1;
                }
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the bytes are no such state
     */
    public static MagnitudeHistogram read(byte[] state) {
        check(state.length > 0 && state[0] == LAYOUT, "magnitudes", state.length + " bytes", "a state of layout 1");
        MagnitudeHistogram read = new MagnitudeHistogram();
        ByteBuffer in = ByteBuffer.wrap(state, 1, state.length - 1);
        try {
            for (int next = 0; in.hasRemaining(); next++) {
                next = Math.addExact(next, Math.toIntExact(Varints.read(in)));
                long inBin = Varints.read(in);
                check(inBin > 0, "magnitudes", "an empty bin", "a stored state; it is damaged");
                read.count(next, inBin);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "magnitudes: " + state.length
                            + " bytes that do not read as counts (expected: a stored state; it is damaged)",
                    e);
        }
        return read;
    }

    /**
     * A quantile as far as it is known.
     *
     * @param value the middle of its bin
     * @param error bound on how far the quantile is from it: at most 1/128 of the quantile, or 2.2e-308
     */
    public record Quantile(double value, double error) {}

    private void count(int bin, long numbers) {
        long[] doubling = counts[bin >>> BIN_BITS];
        if (doubling == null) {
            doubling = new long[BINS_PER_DOUBLING];
            counts[bin >>> BIN_BITS] = doubling;
        }
        doubling[bin & (BINS_PER_DOUBLING - 1)] += numbers;
        count = Math.addExact(count, numbers);
    }

    private int bins() {
        int used = (int) Arrays.stream(counts).filter(Objects::nonNull).count();
        return used * BINS_PER_DOUBLING;
    }

    private static Quantile middleOf(int bin) {
        if (bin == 0) {
            return new Quantile(0, Double.MIN_NORMAL);
        }
        double least = Double.longBitsToDouble((long) bin << DROPPED_BITS);
        double half = Math.scalb(1.0, Math.getExponent(least) - BIN_BITS - 1);
        return new Quantile(least + half, half);
    }
}
