package org.mmoestreams.drift;

import java.nio.ByteBuffer;
import org.mmoestreams.state.Varints;

/** The buckets of one size in an {@link AdaptiveWindow}, the oldest first, with room for one too many. */
final class Buckets {

    private final double[] totals;
    private final double[] squares;
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
        return totals[bucket];
    }

    /** The sum of the squares of their deviations from the bucket's mean. */
    double squares(int bucket) {
        return squares[bucket];
    }

    void append(double total, double squared) {
        totals[count] = total;
        squares[count++] = squared;
    }

    void dropOldest(int buckets) {
        count -= buckets;
        System.arraycopy(totals, buckets, totals, 0, count);
        System.arraycopy(squares, buckets, squares, 0, count);
    }

    int bytes() {
        return Varints.MOST_BYTES + 2 * count * Double.BYTES;
    }

    void write(ByteBuffer out) {
        Varints.write(out, count);
        for (int i = 0; i < count; i++) {
            out.putDouble(totals[i]).putDouble(squares[i]);
        }
    }
}
