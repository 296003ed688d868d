package org.mmoestreams.metrics;

/**
 * How many positives and negatives four neighbouring bins of probabilities have together, and how many pairs of them
 * are in the same four: what makes an area out of a quarter of the bins. It is kept as rows come, while pairs are below
 * 2^60.
 */
final class FourBins {

    private static final int BINS = 4;

    private final long[] positives;
    private final long[] negatives;
    /** Twice the pairs in a four that the positive wins, plus the ties. */
    private long twiceWinsWithin;

    private long tiesWithin;

    /**
     * No rows.
     *
     * @param bins how many bins there are, a multiple of 4
     */
    FourBins(int bins) {
        positives = new long[bins / BINS];
        negatives = new long[bins / BINS];
    }

    /**
     * Counts a row.
     *
     * @param bin where it is
     * @param positivesOfBins those of each bin without it
     * @param negativesOfBins those of each bin without it
     */
    void add(int bin, boolean positive, long[] positivesOfBins, long[] negativesOfBins) {
        int four = bin / BINS;
        if (positive) {
            positives[four]++;
            for (int below = four * BINS; below < bin; below++) {
                twiceWinsWithin += 2 * negativesOfBins[below];
            }
            twiceWinsWithin += negativesOfBins[bin];
            tiesWithin += negativesOfBins[bin];
        } else {
            negatives[four]++;
            for (int above = bin + 1; above < (four + 1) * BINS; above++) {
                twiceWinsWithin += 2 * positivesOfBins[above];
            }
            twiceWinsWithin += positivesOfBins[bin];
            tiesWithin += positivesOfBins[bin];
        }
    }

    /** Counts all rows anew. */
    void recount(long[] positivesOfBins, long[] negativesOfBins) {
        twiceWinsWithin = 0;
        tiesWithin = 0;
        for (int four = 0; four < positives.length; four++) {
            long positivesHere = 0;
            long negativesHere = 0;
            for (int bin = four * BINS; bin < (four + 1) * BINS; bin++) {
                twiceWinsWithin += positivesOfBins[bin] * (2 * negativesHere + negativesOfBins[bin]);
                tiesWithin += positivesOfBins[bin] * negativesOfBins[bin];
                positivesHere += positivesOfBins[bin];
                negativesHere += negativesOfBins[bin];
            }
            positives[four] = positivesHere;
            negatives[four] = negativesHere;
        }
    }

    /** Twice the pairs that the positive wins, plus those in the same bin. */
    long twiceWins() {
        long wins = 0;
        long negativesBelow = 0;
        for (int four = 0; four < positives.length; four++) {
            wins += positives[four] * negativesBelow;
            negativesBelow += negatives[four];
        }
        return 2 * wins + twiceWinsWithin;
    }

    /** The pairs in the same bin. */
    long ties() {
        return tiesWithin;
    }

    /** Each four as a group of equal probability, without those that hold no rows. */
    ScoreGroups groups(long allPositives, long allNegatives) {
        double[] positivesOfGroups = new double[positives.length];
        double[] negativesOfGroups = new double[positives.length];
        int groups = 0;
        for (int four = 0; four < positives.length; four++) {
            // the next group takes the place of an empty one
            positivesOfGroups[groups] = positives[four];
            negativesOfGroups[groups] = negatives[four];
            groups += (positives[four] | negatives[four]) == 0 ? 0 : 1;
        }
        return ScoreGroups.of(positivesOfGroups, negativesOfGroups, groups, allPositives, allNegatives);
    }
}
