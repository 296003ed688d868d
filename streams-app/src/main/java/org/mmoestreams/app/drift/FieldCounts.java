package org.mmoestreams.app.drift;

import static org.mmoestreams.checks.Checks.check;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.mmoestreams.state.Varints;

/**
 * How often each of a field's values came in the rows that later ones are compared with, and the comparison, by the
 * population stability index: the sum over bins of the difference of their shares times the logarithm of their ratio.
 * Half a row is added to each bin, so that an empty one has a ratio.
 */
final class FieldCounts {

    private static final int BINS = ValueCounts.BINS;
    private static final double ADDED = 0.5;
    private static final int MOST_BYTES = 2 + Double.BYTES + (1 + 2 * BINS) * Varints.MOST_BYTES;

    private final ValueCounts all;
    private final int field;
    private final int[] reference = new int[BINS];
    private boolean compares;
    private double index;

    /**
     * Nothing to compare with yet.
     *
     * @param all counts the values of all fields
     * @param field which of them this is
     */
    FieldCounts(ValueCounts all, int field) {
        this.all = all;
        this.field = field;
    }

    /** The index of the last comparison; 0 where there was none. */
    double index() {
        return index;
    }

    /**
     * Compares what was counted with the reference, and begins to count anew. Without a reference it becomes one; after
     * an alarm the next one is what comes then.
     *
     * @return the index, if it is above the threshold
     */
    OptionalDouble compare(double threshold) {
        int[] counts = all.of(field);
        OptionalDouble alarm = OptionalDouble.empty();
        if (!compares) {
            System.arraycopy(counts, 0, reference, 0, BINS);
            compares = true;
            index = 0;
        } else {
            index = stabilityIndex(reference, counts);
            compares = !(index > threshold);
            alarm = compares ? alarm : OptionalDouble.of(index);
        }
        all.set(field, new int[BINS]);
        return alarm;
    }

    static int mostBytes() {
        return MOST_BYTES;
    }

    void write(ByteBuffer out) {
        out.put((byte) (compares ? 1 : 0)).putDouble(index);
        Varints.write(out, all.rowsGivenOut(field));
        int[] counts = all.of(field);
        for (int bin = 0; bin < BINS; bin++) {
            Varints.write(out, counts[bin]);
            Varints.write(out, reference[bin]);
        }
    }

    void read(ByteBuffer in) {
        compares = in.get() != 0;
        index = in.getDouble();
        all.setRowsGivenOut(field, count(in));
        int[] counts = new int[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            counts[bin] = count(in);
            reference[bin] = count(in);
        }
        all.set(field, counts);
    }

    private static int count(ByteBuffer in) {
        long count = Varints.read(in);
        check(count <= Integer.MAX_VALUE, "drift.state", "a count of " + count, "one of 32 bits; the state is damaged");
        return (int) count;
    }

    private static double stabilityIndex(int[] before, int[] now) {
        double rowsBefore = Arrays.stream(before).asLongStream().sum() + ADDED * BINS;
        double rowsNow = Arrays.stream(now).asLongStream().sum() + ADDED * BINS;
        double index = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double shareBefore = (before[bin] + ADDED) / rowsBefore;
            double shareNow = (now[bin] + ADDED) / rowsNow;
            index += (shareNow - shareBefore) * StrictMath.log(shareNow / shareBefore);
        }
        return index;
    }
}
