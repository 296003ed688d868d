package org.mmoestreams.metrics.batch;

import java.math.BigInteger;
import org.mmoestreams.metrics.PairSum;
import org.mmoestreams.metrics.ScoreGroups;

/**
 * The sums that DeLong's variance is made of. A row's placement is how many rows of the other class it is rightly
 * ordered with, ties counting one half; twice that is an integer, and so are the sums of such integers and of their
 * squares: nothing is rounded and nothing overflows. Of more than 2^30 rows of a class placements are rounded to 2^-30
 * of the largest.
 *
 * @param wins twice the pairs that the positive wins, plus the ties
 * @param ofPositives of positives
 * @param ofNegatives of negatives
 * @param unit what an integer of these two stands for, in rows
 */
record PlacementSums(double wins, Spread ofPositives, Spread ofNegatives, double unit) {

    /** Up to so many rows sums of placements fit a long, and of their squares two. */
    private static final long MOST_IN_LONGS = 1L << 30;

    /** Squares of numbers below this many bits fit a long. */
    private static final int MOST_BITS = 31;

    private static final int HALF = 32;
    private static final long LOW = 0xffff_ffffL;

    /** The sums of rows in these groups, which are counts. */
    static PlacementSums of(ScoreGroups groups) {
        return groups.positives() + groups.negatives() <= MOST_IN_LONGS ? inLongs(groups) : inPairs(groups);
    }

    private static PlacementSums inLongs(ScoreGroups groups) {
        long wins = 0;
        long highOfPositives = 0;
        long lowOfPositives = 0;
        long highOfNegatives = 0;
        long lowOfNegatives = 0;
        long negativesBelow = 0;
        long positivesAbove = (long) groups.positives();
        for (int group = 0; group < groups.size(); group++) {
            long positives = (long) groups.positives(group);
            long negatives = (long) groups.negatives(group);
            long ofPositive = 2 * negativesBelow + negatives;
            long ofNegative = 2 * positivesAbove - positives;
            wins += positives * ofPositive;
            highOfPositives += positives * ((ofPositive * ofPositive) >>> HALF);
            lowOfPositives += positives * ((ofPositive * ofPositive) & LOW);
            highOfNegatives += negatives * ((ofNegative * ofNegative) >>> HALF);
            lowOfNegatives += negatives * ((ofNegative * ofNegative) & LOW);
            negativesBelow += negatives;
            positivesAbove -= positives;
        }
        BigInteger sum = BigInteger.valueOf(wins);
        return new PlacementSums(
                (double) wins,
                new Spread((long) groups.positives(), sum, joined(highOfPositives, lowOfPositives)),
                new Spread((long) groups.negatives(), sum, joined(highOfNegatives, lowOfNegatives)),
                0.5);
    }

    private static PlacementSums inPairs(ScoreGroups groups) {
        long allPositives = (long) groups.positives();
        long allNegatives = (long) groups.negatives();
        int dropped = droppedBits(Math.max(allPositives, allNegatives));
        PairSum wins = new PairSum();
        Pairs ofPositives = new Pairs();
        Pairs ofNegatives = new Pairs();
        long negativesBelow = 0;
        long positivesAbove = allPositives;
        for (int group = 0; group < groups.size(); group++) {
            long positives = (long) groups.positives(group);
            long negatives = (long) groups.negatives(group);
            long ofPositive = 2 * negativesBelow + negatives;
            wins.add(positives, ofPositive);
            ofPositives.add(positives, ofPositive >> dropped);
            ofNegatives.add(negatives, (2 * positivesAbove - positives) >> dropped);
            negativesBelow += negatives;
            positivesAbove -= positives;
        }
        return new PlacementSums(
                wins.toDouble(), ofPositives.of(allPositives), ofNegatives.of(allNegatives), Math.scalb(0.5, dropped));
    }

    /** How many low bits of placements of up to twice so many rows do not fit. */
    private static int droppedBits(long rows) {
        return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(2 * rows) - MOST_BITS);
    }

    private static BigInteger joined(long high, long low) {
        return BigInteger.valueOf(high).shiftLeft(HALF).add(BigInteger.valueOf(low));
    }

    /**
     * How placements of a class lie.
     *
     * @param count how many there are
     * @param sum of all
     * @param squares the sum of their squares
     */
    record Spread(long count, BigInteger sum, BigInteger squares) {

        /** The sample variance over the count, which is that of a mean. */
        double varianceOfMean() {
            BigInteger deviations = squares.multiply(BigInteger.valueOf(count)).subtract(sum.multiply(sum));
            return deviations.doubleValue() / ((double) count * count * (count - 1));
        }
    }

    private static final class Pairs {

        private final PairSum sum = new PairSum();
        private final PairSum squares = new PairSum();

        void add(long times, long number) {
            sum.add(times, number);
            squares.add(times, number * number);
        }

        Spread of(long count) {
            return new Spread(count, sum.toBigInteger(), squares.toBigInteger());
        }
    }
}
