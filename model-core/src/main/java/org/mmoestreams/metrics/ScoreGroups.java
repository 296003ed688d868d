package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

/**
 * Rows in groups of equal scores, from the lowest score to the highest: how many positives and negatives each has, or
 * what they weigh. All that goes by the order of scores can be worked out from it, whatever rows it was made of.
 */
public final class ScoreGroups {

    private final double[] positives;
    private final double[] negatives;
    private final int size;
    private final double allPositives;
    private final double allNegatives;

    private ScoreGroups(double[] positives, double[] negatives, int size, double allPositives, double allNegatives) {
        this.positives = positives;
        this.negatives = negatives;
        this.size = size;
        this.allPositives = allPositives;
        this.allNegatives = allNegatives;
    }

    /**
     * Groups whose arrays are kept, not copied.
     *
     * @param positives counts, or weights, by rising score
     * @param negatives the same of the other class
     */
    public static ScoreGroups of(double[] positives, double[] negatives) {
        check(
                positives.length == negatives.length,
                "groups.negatives",
                negatives.length,
                "as many as positives, " + positives.length);
        return new ScoreGroups(positives, negatives, positives.length, sum(positives), sum(negatives));
    }

    /** The first so many groups of arrays that have room for more, with how many rows of a class they have together. */
    static ScoreGroups of(double[] positives, double[] negatives, int size, long allPositives, long allNegatives) {
        return new ScoreGroups(positives, negatives, size, allPositives, allNegatives);
    }

    /** How many groups there are. */
    public int size() {
        return size;
    }

    /** The positives of a group. */
    public double positives(int group) {
        return positives[group];
    }

    /** The negatives of a group. */
    public double negatives(int group) {
        return negatives[group];
    }

    /** The positives of all groups. */
    public double positives() {
        return allPositives;
    }

    /** The negatives of all groups. */
    public double negatives() {
        return allNegatives;
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
