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
    private static final int MOST_INSERTED = 24;
    private static final int AT_ONCE = 4;

    private final String what;
    private final Run sorted = new Run();
    private final Run merged = new Run();
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
            addAll();
            removeAll();
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

    private void addAll() {
        merged.clear(sorted.size + added.size);
        int next = 0;
        for (int i = 0; i < added.size; i++) {
            next = merged.takeBelow(added.numbers[i], sorted, next);
            merged.append(added.numbers[i]);
        }
        merged.takeBelow(Long.MAX_VALUE, sorted, next);
    }

    private void removeAll() {
        sorted.clear(merged.size);
        int next = 0;
        for (int i = 0; i < removed.size; i++) {
            long number = removed.numbers[i];
            next = sorted.takeBelow(number, merged, next);
            checkHeld(next < merged.size && merged.numbers[next] == number);
            next++;
        }
        sorted.takeBelow(Long.MAX_VALUE, merged, next);
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

        /** Empties them and makes room, and some to spare for {@link #takeBelow}. */
        void clear(int capacity) {
            if (numbers.length < capacity + AT_ONCE) {
                numbers = new long[Math.max(capacity + AT_ONCE, 2 * numbers.length)];
            }
            size = 0;
        }

        /**
         * Takes over the numbers of {@code other} from {@code from} on that are below a bound; returns where the rest
         * begins. There must be room. Takes as many at once as there are mostly between two that come or go, for it is
         * the number of unforeseeable branches that costs.
         */
        int takeBelow(long bound, Run other, int from) {
            long[] source = other.numbers;
            long[] target = numbers;
            int end = other.size;
            int next = from;
            int to = size;
            while (next + AT_ONCE <= end) {
                long first = source[next];
                long second = source[next + 1];
                long third = source[next + 2];
                long fourth = source[next + 3];
                target[to] = first;
                target[to + 1] = second;
                target[to + 2] = third;
                target[to + 3] = fourth;
                if (fourth >= bound) {
                    int taken = (first < bound ? 1 : 0) + (second < bound ? 1 : 0) + (third < bound ? 1 : 0);
                    size = to + taken;
                    return next + taken;
                }
                next += AT_ONCE;
                to += AT_ONCE;
            }
            while (next < end && source[next] < bound) {
                target[to++] = source[next++];
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
                if (to - from <= MOST_INSERTED) {
                    insertInOrder(from, to);
                } else {
                    Arrays.sort(numbers, from, to);
                }
                from = to;
            }
        }

        private void insertInOrder(int from, int to) {
            for (int i = from + 1; i < to; i++) {
                long number = numbers[i];
                int at = i;
                while (at > from && numbers[at - 1] > number) {
                    numbers[at] = numbers[at - 1];
                    at--;
                }
                numbers[at] = number;
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
