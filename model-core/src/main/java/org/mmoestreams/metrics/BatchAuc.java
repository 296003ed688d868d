package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

import java.util.OptionalDouble;

/**
 * The exact area under the ROC curve of a sliding window of predicted probabilities that is asked for now and then:
 * rows that came or went are sorted when it is, and merged into those that are sorted already. Gives what
 * {@link ExactAuc} gives, which keeps the area up to date row by row at several times the cost.
 *
 * <p>A row is one long, the probability's bits above the class, so that rows in order of numbers are in order of
 * probabilities. With n rows in the sliding window and m that changed, {@link #auc} and {@link #groups} cost O(n + m
 * log m) time; 16 bytes a row, 32 more for each that changed. Not safe for use by several threads at once.
 */
public final class BatchAuc {

    private static final long NO_ROW = -1;

    private final SortedLongs rows = new SortedLongs("auc");
    private long positives;
    private long negatives;

    /**
     * Adds a row.
     *
     * @param probability of the positive class, 0 to 1
     */
    public void add(double probability, boolean positive) {
        rows.add(row(probability, positive));
        count(positive, 1);
    }

    /**
     * Removes a row that was added before.
     *
     * @param probability of the positive class, 0 to 1
     */
    public void remove(double probability, boolean positive) {
        rows.remove(row(probability, positive));
        count(positive, -1);
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
        ScoreGroups groups = groups();
        long pairs = positives * negatives;
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) twiceU(groups) / (double) (2 * pairs));
    }

    /**
     * The rows in groups of equal probability, of which all measures that go by order can be made. Negatives between
     * which there is no positive are one group: no measure tells them apart, and there may be many times fewer groups.
     *
     * @throws IllegalStateException when a row was removed that had not been added
     */
    public ScoreGroups groups() {
        int size = rows.settle();
        int most = (int) Math.min(size, 2 * positives + 1);
        double[] positivesOfGroups = new double[most];
        double[] negativesOfGroups = new double[most];
        int groups = 0;
        long last = NO_ROW;
        long lastNegative = NO_ROW;
        int negativesSince = 0;
        int tied = 0;
        for (int at = 0; at < size; at++) {
            long row = rows.at(at);
            if ((row & 1) == 0) {
                negativesSince++;
                tied = row == lastNegative ? tied + 1 : 1;
                lastNegative = row;
            } else if (row == last) {
                positivesOfGroups[groups - 1]++;
            } else {
                int beside = lastNegative == row - 1 ? tied : 0;
                negativesOfGroups[groups] = negativesSince - beside;
                groups += negativesSince > beside ? 1 : 0;
                positivesOfGroups[groups] = 1;
                negativesOfGroups[groups++] = beside;
                negativesSince = 0;
            }
            last = row;
        }
        if (negativesSince > 0) {
            negativesOfGroups[groups++] = negativesSince;
        }
        return ScoreGroups.of(positivesOfGroups, negativesOfGroups, groups, positives, negatives);
    }

    /** Twice the pairs that the positive wins, plus the ties. */
    private static long twiceU(ScoreGroups groups) {
        long twiceU = 0;
        long negativesBelow = 0;
        for (int group = 0; group < groups.size(); group++) {
            long positivesHere = (long) groups.positives(group);
            long negativesHere = (long) groups.negatives(group);
            twiceU += positivesHere * (2 * negativesBelow + negativesHere);
            negativesBelow += negativesHere;
        }
        return twiceU;
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
}
