package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.mmoestreams.state.Varints;

/**
 * How durations are distributed, in fixed memory: counts in bins, of one millisecond each up to 127 ms, then 64 to each
 * doubling. Counts are integers, so the state depends on which durations came, never on their order or on that of
 * merges.
 */
public final class DurationHistogram {

    /** Durations above this, 17 years, are counted as this. */
    public static final long MOST_MILLIS = (1L << 39) - 1;

    private static final byte LAYOUT = 1;
    private static final int BIN_BITS = 6;
    private static final int BINS_PER_DOUBLING = 1 << BIN_BITS;
    private static final int BINS = binOf(MOST_MILLIS) + 1;

    private final long[] counts = new long[BINS];
    private long count;

    /** Takes a duration; one below 0 is counted as 0. */
    public void add(long millis) {
        counts[binOf(Math.max(0, Math.min(MOST_MILLIS, millis)))]++;
        count++;
    }

    /** Takes all durations of another one. */
    public void addAll(DurationHistogram other) {
        for (int bin = 0; bin < BINS; bin++) {
            counts[bin] += other.counts[bin];
        }
        count += other.count;
    }

    /** How many durations came. */
    public long count() {
        return count;
    }

    /**
     * The shortest duration that a share of all are not above, such as 0.5 for the median; empty when there are none.
     *
     * @param share 0 to 1
     */
    public Optional<Quantile> quantile(double share) {
        long rank = QuantileRank.of(share, count);
        for (int bin = 0; bin < BINS; bin++) {
            rank -= counts[bin];
            if (rank <= 0) {
                return Optional.of(middleOf(bin));
            }
        }
        return Optional.empty();
    }

    /** The state, equal for equal counts: each count as a varint, a run of empty bins as 0 and its length. */
    public byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(1 + BINS * Varints.MOST_BYTES);
        out.put(LAYOUT);
        long left = count;
        for (int bin = 0; left > 0; bin++) {
            int from = bin;
            while (counts[bin] == 0) {
                bin++;
            }
            if (bin > from) {
                Varints.write(out, 0);
                Varints.write(out, bin - from);
            }
            Varints.write(out, counts[bin]);
            left -= counts[bin];
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the bytes are no such state
     */
    public static DurationHistogram read(byte[] state) {
        check(state.length > 0 && state[0] == LAYOUT, "durations", state.length + " bytes", "a state of layout 1");
        DurationHistogram read = new DurationHistogram();
        ByteBuffer in = ByteBuffer.wrap(state, 1, state.length - 1);
        try {
            for (int bin = 0; in.hasRemaining(); ) {
                long next = Varints.read(in);
                if (next == 0) {
                    bin = Math.addExact(bin, Math.toIntExact(Varints.read(in)));
                } else {
                    read.counts[bin++] = next;
                    read.count += next;
                }
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "durations: " + state.length
                            + " bytes that do not read as counts (expected: a stored state; it is damaged)",
                    e);
        }
        return read;
    }

    /**
     * A quantile as far as it is known.
     *
     * @param millis the middle of its bin
     * @param error bound on how far the quantile is from it: 0 up to 127 ms, then less than 0.8 %
     */
    public record Quantile(long millis, long error) {}

    /** The first doubling has as many bins as there are milliseconds before it, which have bins of their own. */
    private static int binOf(long millis) {
        int doubling = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(millis) - BIN_BITS);
        return doubling * BINS_PER_DOUBLING + (int) (millis >>> doubling);
    }

    private static Quantile middleOf(int bin) {
        int doubling = Math.max(0, bin / BINS_PER_DOUBLING - 1);
        long width = 1L << doubling;
        long first = (long) (bin - doubling * BINS_PER_DOUBLING) << doubling;
        return new Quantile(first + (width - 1) / 2, width / 2);
    }
}
