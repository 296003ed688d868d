package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The exact area under the ROC curve of a sliding window of predicted probabilities that is asked for now and then:
 * rows that came or went are sorted when it is, and merged into those that are sorted already. Gives what
 * {@link ExactAuc} gives, which keeps the area up to date row by row at several times the cost.
 *
 * <p>A row is one long, the probability's bits above the class, so that rows in order of numbers are in order of
 * probabilities. With n rows in the sliding window and m that changed, {@link #auc} costs O(n + m log m) time; 16 bytes
 * a row, 32 more for each that changed. Not safe for use by several threads at once.
 */
public final class BatchAuc {

    private static final int LEAST_CAPACITY = 1024;
    private static final int LEAST_BUCKETED = 128;
    private static final int BUCKET_BITS = 11;

    private Rows sorted = new Rows();
    private Rows merged = new Rows();
    private final Rows added = new Rows();
    private final Rows removed = new Rows();
    private long positives;
    private long negatives;

    /**
     * Adds a row.
     *
     * @param probability of the positive class, 0 to 1
     */
    public void add(double probability, boolean positive) {
        added.append(row(probability, positive));
        count(positive, 1);
        settleWhenMuch();
    }

    /**
     * Removes a row that was added before.
     *
     * @param probability of the positive class, 0 to 1
     */
    public void remove(double probability, boolean positive) {
        removed.append(row(probability, positive));
        count(positive, -1);
        settleWhenMuch();
    }

    /** Positive rows held. */
    public long positives() {
        return positives;
    }

    /** Negative rows held. */
    public long negatives() {
        return negatives;
    }

    /**
     * The area, 0 to 1; empty when a class is absent.
     *
     * @throws IllegalStateException when a row was removed that had not been added
     */
    public OptionalDouble auc() {
        settle();
        long pairs = positives * negatives;
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) twiceU() / (double) (2 * pairs));
    }

    /** Twice the pairs that the positive wins, plus the ties. */
    private long twiceU() {
        long twiceU = 0;
        long negativesBelow = 0;
        for (int from = 0; from < sorted.size; ) {
            int to = from;
            long positivesHere = 0;
            for (; to < sorted.size && sorted.rows[to] >>> 1 == sorted.rows[from] >>> 1; to++) {
                positivesHere += sorted.rows[to] & 1;
            }
            long negativesHere = to - from - positivesHere;
            twiceU += positivesHere * (2 * negativesBelow + negativesHere);
            negativesBelow += negativesHere;
            from = to;
        }
        return twiceU;
    }

    /** However seldom the area is asked for, no more rows wait than there are. */
    private void settleWhenMuch() {
        if (added.size + removed.size > LEAST_CAPACITY + sorted.size) {
            settle();
        }
    }

    /** Sorts what changed and merges it into what is sorted. */
    private void settle() {
        if (added.size + removed.size == 0) {
            return;
        }
        added.sort();
        removed.sort();
        merged.clear(sorted.size + added.size);
        int old = 0;
        int fresh = 0;
        int gone = 0;
        while (fresh < added.size || gone < removed.size) {
            long in = fresh < added.size ? added.rows[fresh] : Long.MAX_VALUE;
            long out = gone < removed.size ? removed.rows[gone] : Long.MAX_VALUE;
            if (in != out) {
                old = merged.takeBelow(Math.min(in, out), sorted, old);
            }
            if (in < out) {
                merged.append(in);
            } else if (in > out) {
                checkHeld(old < sorted.size && sorted.rows[old] == out);
                old++;
            }
            fresh += in <= out ? 1 : 0;
            gone += out <= in ? 1 : 0;
        }
        merged.takeBelow(Long.MAX_VALUE, sorted, old);
        Rows before = sorted;
        sorted = merged;
        merged = before;
        added.size = 0;
        removed.size = 0;
    }

    private static void checkHeld(boolean held) {
        if (!held) {
            throw new IllegalStateException(
                    "auc: a row was removed that is not held (expected: rows that were added before)");
        }
    }

    private void count(boolean positive, int change) {
        positives += positive ? change : 0;
        negatives += positive ? 0 : change;
    }

    /** Bits of numbers that are not negative are in the numbers' order; adding 0.0 makes -0.0 equal to it. */
    private static long row(double probability, boolean positive) {
        check(probability >= 0 && probability <= 1, "auc.probability", probability, "0 to 1");
        return (Double.doubleToRawLongBits(probability + 0.0) << 1) | (positive ? 1 : 0);
    }

    /** Rows in an array that grows. */
    private static final class Rows {

        private final int[] ends = new int[(1 << BUCKET_BITS) + 1];
        private long[] rows = new long[LEAST_CAPACITY];
        private long[] spare = {};
        private int size;

        void append(long row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
            }
            rows[size++] = row;
        }

        /** Empties them and makes room. */
        void clear(int capacity) {
            if (rows.length < capacity) {
                rows = new long[Math.max(capacity, 2 * rows.length)];
            }
            size = 0;
        }

        /**
         * Takes over the rows of {@code other} from {@code from} on that are below a row; returns where the rest
         * begins.
         */
        int takeBelow(long row, Rows other, int from) {
            long[] source = other.rows;
            int end = other.size;
            int next = from;
            int to = size;
            while (next < end && source[next] < row) {
                rows[to++] = source[next++];
            }
            size = to;
            return next;
        }

        /**
         * In buckets of equal width first, which are next to sorted then: rows are spread well, being numbers on a
         * logarithmic scale.
         */
        void sort() {
            if (size < LEAST_BUCKETED) {
                Arrays.sort(rows, 0, size);
                return;
            }
            long least = rows[0];
            long most = rows[0];
            for (int i = 1; i < size; i++) {
                least = Math.min(least, rows[i]);
                most = Math.max(most, rows[i]);
            }
            int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(most - least) - BUCKET_BITS);
            distribute(least, shift);
            int from = 0;
            for (int bucket = 0; from < size; bucket++) {
                int to = ends[bucket];
                if (to - from > 1) {
                    Arrays.sort(rows, from, to);
                }
                from = to;
            }
        }

        /** Moves the rows into the order of their buckets and notes where each bucket ends. */
        private void distribute(long least, int shift) {
            Arrays.fill(ends, 0);
            for (int i = 0; i < size; i++) {
                ends[bucket(rows[i], least, shift) + 1]++;
            }
            for (int bucket = 1; bucket < ends.length; bucket++) {
                ends[bucket] += ends[bucket - 1];
            }
            spare = spare.length < rows.length ? new long[rows.length] : spare;
            for (int i = 0; i < size; i++) {
                spare[ends[bucket(rows[i], least, shift)]++] = rows[i];
            }
            long[] before = rows;
            rows = spare;
            spare = before;
        }

        private static int bucket(long row, long least, int shift) {
            return (int) ((row - least) >>> shift);
        }
    }
}
