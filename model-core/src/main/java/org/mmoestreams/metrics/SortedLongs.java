package org.mmoestreams.metrics;

import java.util.Arrays;

/**
 * Whole numbers from 0 on, below the greatest long, that come and go and are sorted when they are asked for: what came
 * and went since is sorted, and merged into what is sorted already. With n numbers of which m changed, asking costs O(n
 * + m log m) time; 16 bytes a number, 32 more for each that changed.
 */
final class SortedLongs {

    private static final int LEAST_CAPACITY = 16;
    private static final int MOST_WAITING = 1024;
    private static final int LEAST_BUCKETED = 128;
    private static final int BUCKET_BITS = 11;

    private final String what;
    private Run sorted = new Run();
    private Run merged = new Run();
    private final Run added = new Run();
    private final Run removed = new Run();

    /**
     * No numbers.
     *
     * @param what names what keeps them in messages
     */
    SortedLongs(String what) {
        this.what = what;
    }

    void add(long number) {
        added.append(number);
        settleWhenMuch();
    }

    /** Removes a number that was added before. */
    void remove(long number) {
        removed.append(number);
        settleWhenMuch();
    }

    /**
     * Sorts them.
     *
     * @return how many there are; {@link #at} is of these until the next change
     * @throws IllegalStateException when a number was removed that had not been added
     */
    int settle() {
        if (added.size + removed.size > 0) {
            added.sort();
            removed.sort();
            merge();
            added.size = 0;
            removed.size = 0;
        }
        return sorted.size;
    }

    /** The number of a rank, from 0. */
    long at(int rank) {
        return sorted.numbers[rank];
    }

    /** However seldom they are asked for, no more wait than there are. */
    private void settleWhenMuch() {
        if (added.size + removed.size > MOST_WAITING + sorted.size) {
            settle();
        }
    }

    private void merge() {
        merged.clear(sorted.size + added.size);
        int old = 0;
        int fresh = 0;
        int gone = 0;
        while (fresh < added.size || gone < removed.size) {
            long in = fresh < added.size ? added.numbers[fresh] : Long.MAX_VALUE;
            long out = gone < removed.size ? removed.numbers[gone] : Long.MAX_VALUE;
            if (in != out) {
                old = merged.takeBelow(Math.min(in, out), sorted, old);
            }
            if (in < out) {
                merged.append(in);
            } else if (in > out) {
                checkHeld(old < sorted.size && sorted.numbers[old] == out);
                old++;
            }
            fresh += in <= out ? 1 : 0;
            gone += out <= in ? 1 : 0;
        }
        merged.takeBelow(Long.MAX_VALUE, sorted, old);
        Run before = sorted;
        sorted = merged;
        merged = before;
    }

    private void checkHeld(boolean held) {
        if (!held) {
            throw new IllegalStateException(
                    what + ": a row was removed that is not held (expected: rows that were added before)");
        }
    }

    /** Numbers in an array that grows; of few numbers, next to no memory. */
    private static final class Run {

        private int[] ends = {};
        private long[] numbers = {};
        private long[] spare = {};
        private int size;

        void append(long number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.max(LEAST_CAPACITY, 2 * size));
            }
            numbers[size++] = number;
        }

        /** Empties them and makes room. */
        void clear(int capacity) {
            if (numbers.length < capacity) {
                numbers = new long[Math.max(capacity, 2 * numbers.length)];
            }
            size = 0;
        }

        /**
         * Takes over the numbers of {@code other} from {@code from} on that are below a bound; returns where the rest
         * begins.
         */
        int takeBelow(long bound, Run other, int from) {
            long[] source = other.numbers;
            int end = other.size;
            int next = from;
            int to = size;
            while (next < end && source[next] < bound) {
                numbers[to++] = source[next++];
            }
            size = to;
            return next;
        }

        /**
         * In buckets of equal width first, which are next to sorted then: numbers are spread well, being the bits of
         * doubles, a logarithmic scale.
         */
        void sort() {
            if (size < LEAST_BUCKETED) {
                Arrays.sort(numbers, 0, size);
                return;
            }
            long least = numbers[0];
            long most = numbers[0];
            for (int i = 1; i < size; i++) {
                least = Math.min(least, numbers[i]);
                most = Math.max(most, numbers[i]);
            }
            int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(most - least) - BUCKET_BITS);
            distribute(least, shift);
            int from = 0;
            for (int bucket = 0; from < size; bucket++) {
                int to = ends[bucket];
                if (to - from > 1) {
                    Arrays.sort(numbers, from, to);
                }
                from = to;
            }
        }

        /** Moves the numbers into the order of their buckets and notes where each bucket ends. */
        private void distribute(long least, int shift) {
            ends = ends.length == 0 ? new int[(1 << BUCKET_BITS) + 1] : ends;
            Arrays.fill(ends, 0);
            for (int i = 0; i < size; i++) {
                ends[bucket(numbers[i], least, shift) + 1]++;
            }
            for (int bucket = 1; bucket < ends.length; bucket++) {
                ends[bucket] += ends[bucket - 1];
            }
            spare = spare.length < numbers.length ? new long[numbers.length] : spare;
            for (int i = 0; i < size; i++) {
                spare[ends[bucket(numbers[i], least, shift)]++] = numbers[i];
            }
            long[] before = numbers;
            numbers = spare;
            spare = before;
        }

        private static int bucket(long number, long least, int shift) {
            return (int) ((number - least) >>> shift);
        }
    }
}
