package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.between;
import static org.mmoestreams.checks.Checks.check;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mmoestreams.state.Varints;

/**
 * What is known of predicted probabilities that come and go, by bins of equal width: the rows of each, the positives
 * among them and the sum of their probabilities; and the sum of quadratic losses over all. Counts and sums are
 * integers, so neither order nor what came and went changes a bit; probabilities and losses are taken down to units of
 * 2^-62. A bin begins with its lower edge and ends before its upper one; 1 is in the last.
 *
 * <p>Cost: a row takes constant time; 80 bytes a bin. Not safe for use by several threads at once.
 */
public final class CalibrationSums {

    private static final byte LAYOUT = 1;
    private static final int MOST_BINS = 10_000;

    private final double[] edges;
    private final long[] rows;
    private final long[] positives;
    private final UnitSum[] probabilities;
    private UnitSum losses = new UnitSum();

    /**
     * No rows yet.
     *
     * @param bins how many bins there are, 1 to 10,000
     */
    public CalibrationSums(int bins) {
        between("calibration.bins", bins, 1, MOST_BINS);
        edges = new double[bins + 1];
        Arrays.setAll(edges, edge -> (double) edge / bins);
        rows = new long[bins];
        positives = new long[bins];
        probabilities = new UnitSum[bins];
        Arrays.setAll(probabilities, bin -> new UnitSum());
    }

    /**
     * Adds a row.
     *
     * @param probability of the positive class, 0 to 1
     */
    public void add(double probability, boolean positive) {
        int bin = bin(probability);
        rows[bin]++;
        positives[bin] += positive ? 1 : 0;
        probabilities[bin].add(probability);
        losses.add(QuadraticLoss.of(probability, positive));
    }

    /** Removes a row that was added before. */
    public void remove(double probability, boolean positive) {
        int bin = bin(probability);
        rows[bin]--;
        positives[bin] -= positive ? 1 : 0;
        probabilities[bin].subtract(probability);
        losses.subtract(QuadraticLoss.of(probability, positive));
    }

    /** How many bins there are. */
    public int bins() {
        return rows.length;
    }

    /** The lower edge of a bin; of the number of bins, 1. */
    public double edge(int bin) {
        return edges[bin];
    }

    /** The rows of a bin. */
    public long rows(int bin) {
        return rows[bin];
    }

    /** The positives of a bin. */
    public long positives(int bin) {
        return positives[bin];
    }

    /** The sum of a bin's probabilities, rounded once. */
    public double probabilities(int bin) {
        return probabilities[bin].value();
    }

    /** The sum of all rows' quadratic losses, rounded once. */
    public double losses() {
        return losses.value();
    }

    /** Counts and sums in bytes, equal for equal rows. */
    public byte[] state() {
        int mostOfBin = 2 * Varints.MOST_BYTES + UnitSum.BYTES;
        ByteBuffer out = ByteBuffer.allocate(1 + Short.BYTES + rows.length * mostOfBin + UnitSum.BYTES);
        out.put(LAYOUT).putShort((short) rows.length);
        for (int bin = 0; bin < rows.length; bin++) {
            Varints.write(out, rows[bin]);
            Varints.write(out, positives[bin]);
            probabilities[bin].write(out);
        }
        losses.write(out);
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * The sums whose {@link #state} is given.
     *
     * @throws IllegalArgumentException when the bytes are no such state
     */
    public static CalibrationSums ofState(byte[] state) {
        check(state.length > 0 && state[0] == LAYOUT, "calibration", state.length + " bytes", "a state of layout 1");
        ByteBuffer in = ByteBuffer.wrap(state, 1, state.length - 1);
        try {
            CalibrationSums sums = new CalibrationSums(in.getShort());
            for (int bin = 0; bin < sums.rows.length; bin++) {
                sums.rows[bin] = Varints.read(in);
                sums.positives[bin] = Varints.read(in);
                sums.probabilities[bin] = UnitSum.read(in);
            }
            sums.losses = UnitSum.read(in);
            check(!in.hasRemaining(), "calibration", in.remaining() + " bytes more", "a stored state; it is damaged");
            return sums;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    "calibration: " + state.length
                            + " bytes that do not read as sums (expected: a stored state; it is damaged)",
                    e);
        }
    }

    /** The product may be on the other side of an edge than the probability. */
    private int bin(double probability) {
        check(probability >= 0 && probability <= 1, "calibration.probability", probability, "0 to 1");
        int bin = Math.min(rows.length - 1, (int) (probability * rows.length));
        if (probability < edges[bin]) {
            return bin - 1;
        }
        return bin + 1 < rows.length && probability >= edges[bin + 1] ? bin + 1 : bin;
    }
}
