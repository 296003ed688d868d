package org.mmoestreams.workbench.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The numbers of a field in order, each with how often it came; of those that are kept. */
final class Numbers {

    /** Numbers that often stand for a missing value. */
    private static final double[] STAND_INS = {-1, -9, -99, -999, -9999, 9, 99, 999, 9999, 99_999, 999_999};

    private static final double LEAST_SPIKE = 0.005;
    private static final double ISOLATION = 2;

    private final double[] values;
    private final long[] counts;
    private final long total;

    private Numbers(double[] values, long[] counts) {
        this.values = values;
        this.counts = counts;
        total = Arrays.stream(counts).sum();
    }

    /** The numbers among some values, which are texts of them. */
    static Numbers of(DistinctValues values) {
        List<String> texts = values.byIndex();
        double[] numbers = texts.stream().mapToDouble(Double::parseDouble).toArray();
        Integer[] order = new Integer[numbers.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(numbers[a], numbers[b]));
        double[] sorted = Arrays.stream(order).mapToDouble(i -> numbers[i]).toArray();
        long[] counts = Arrays.stream(order)
                .mapToLong(i -> values.countOf(texts.get(i)))
                .toArray();
        return new Numbers(sorted, counts);
    }

    /** The least; 0 where there is none. */
    double min() {
        return values.length == 0 ? 0 : values[0];
    }

    /** The greatest; 0 where there is none. */
    double max() {
        return values.length == 0 ? 0 : values[values.length - 1];
    }

    /** The greatest without its sign. */
    double reach() {
        return Math.max(Math.abs(min()), Math.abs(max()));
    }

    /** Whether there are two that differ. */
    boolean isSpread() {
        return min() < max();
    }

    /** Whether all are whole. */
    boolean areWhole() {
        return DoubleStream.of(values).allMatch(value -> value == Math.rint(value));
    }

    /** The number that a share of those that are not 0 are at most. */
    double quantile(double share) {
        long all = total - countOf(0);
        long below = 0;
        for (int i = 0; i < values.length; i++) {
            below += values[i] == 0 ? 0 : counts[i];
            if (values[i] != 0 && below >= share * all) {
                return values[i];
            }
        }
        return max();
    }

    /** The share of a number. */
    double shareOf(double number) {
        return total == 0 ? 0 : (double) countOf(number) / total;
    }

    /**
     * A number such as -1 or 999 that may stand for a missing value: it is at an end, far from the others, and comes
     * more often than one would think.
     */
    OptionalDouble spike() {
        return DoubleStream.of(STAND_INS).filter(this::isSpike).findFirst();
    }

    /** The others. */
    Numbers without(double number) {
        int[] kept = IntStream.range(0, values.length)
                .filter(i -> values[i] != number)
                .toArray();
        return new Numbers(
                Arrays.stream(kept).mapToDouble(i -> values[i]).toArray(),
                Arrays.stream(kept).mapToLong(i -> counts[i]).toArray());
    }

    private boolean isSpike(double number) {
        Optional<Double> neighbour = neighbour(number);
        if (neighbour.isEmpty() || shareOf(number) < LEAST_SPIKE) {
            return false;
        }
        return number < 0
                ? neighbour.get() >= 0
                : neighbour.get() >= 0 && number >= ISOLATION * neighbour.get() && min() >= 0;
    }

    /** What is next to a number that is an end. */
    private Optional<Double> neighbour(double number) {
        int last = values.length - 1;
        if (last < 2) {
            return Optional.empty();
        }
        if (number < 0 && values[0] == number) {
            return Optional.of(values[1]);
        }
        return number > 0 && values[last] == number ? Optional.of(values[last - 1]) : Optional.empty();
    }

    private long countOf(double number) {
        int at = Arrays.binarySearch(values, number);
        return at < 0 ? 0 : counts[at];
    }
}
