package org.mmoestreams.drift;

import java.nio.ByteBuffer;
import org.mmoestreams.state.Varints;

/** The buckets of one size in an {@link AdaptiveWindow}, the oldest first, with room for one too many. */
final class Buckets {

    private final double[] totals;
    private final double[] squares;
    /** Where the oldest is: behind the last place comes the first. */
    private int oldest;

    private int count;

    Buckets(int most) {
        totals = new double[most + 1];
        squares = new double[most + 1];
    }

    static Buckets read(int most, ByteBuffer in) {
        Buckets read = new Buckets(most);
        int count = (int) Stored.count(in, most);
        for (int i = 0; i < count; i++) {
            read.append(Stored.number(in), Stored.number(in));
        }
        return read;
    }

    int count() {
        return count;
    }

    /** The sum of the values of a bucket. */
    double total(int bucket) {
        return totals[place(bucket)];
    }

    /** The sum of the squares of their deviations from the bucket's mean. */
    double squares(int bucket) {
        return squares[place(bucket)];
    }

    void append(double total, double squared) {
        int place = place(count);
        totals[place] = total;
        squares[place] = squared;
        count++;
    }

    /**
     * Takes buckets one by one, and makes one of the two oldest wherever there are too many.
     *
     * @param newTotals the sums of those that come; then of those that were made
     * @param newSquares the sums of squares of those that come; then of those that were made
     * @param coming how many come
     * @param values how many values each has, a power of two
     * @return how many were made, of twice as many values
     */
    int take(double[] newTotals, double[] newSquares, int coming, long values) {
        int made = 0;
        double share = 1.0 / values;
        for (int i = 0; i < coming; i++) {
            append(newTotals[i], newSquares[i]);
            if (count == totals.length) {
                int second = place(1);
                double off = (totals[oldest] - totals[second]) * share;
                newTotals[made] = totals[oldest] + totals[second];
                newSquares[made++] = squares[oldest] + squares[second] + off * off * values / 2;
                dropOldest(2);
            }
        }
        return made;
    }

    void dropOldest(int buckets) {
        oldest = place(buckets);
        count -= buckets;
    }

    int bytes() {
        return Varints.MOST_BYTES + 2 * count * Double.BYTES;
    }

    void write(ByteBuffer out) {
        Varints.write(out, count);
        for (int i = 0; i < count; i++) {
            out.putDouble(total(i)).putDouble(squares(i));
        }
    }

    private int place(int bucket) {
        int place = oldest + bucket;
        return place < totals.length ? place : place - totals.length;
    }
}
