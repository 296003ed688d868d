package org.mmoestreams.metrics.batch;

import static org.mmoestreams.checks.Checks.check;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.ScoreGroups;
import org.mmoestreams.metrics.SquaredDeviations;

/**
 * For each row twice the rows of the other class that it is rightly ordered with, ties counting one half: what DeLong's
 * structural components are made of, kept as integers. The mean of the positives' placements, over all pairs, is the
 * area; differences of two scores' placements are to the difference of their areas what placements are to an area.
 */
final class Placements {

    private final ScoredRows rows;
    private final int[] twice;
    private final long positives;
    private final long negatives;

    private Placements(ScoredRows rows, int[] twice, long positives) {
        this.rows = rows;
        this.twice = twice;
        this.positives = positives;
        this.negatives = twice.length - positives;
    }

    /** The placements of rows without weights. */
    static Placements of(TiedRows ties, ScoredRows rows) {
        ScoreGroups groups = ties.groups();
        int[] ofPositives = new int[groups.size()];
        int[] ofNegatives = new int[groups.size()];
        int positives = (int) groups.positives();
        int twicePositivesAbove = 2 * positives;
        int twiceNegativesBelow = 0;
        for (int group = 0; group < groups.size(); group++) {
            int positivesHere = (int) groups.positives(group);
            int negativesHere = (int) groups.negatives(group);
            ofPositives[group] = twiceNegativesBelow + negativesHere;
            ofNegatives[group] = twicePositivesAbove - positivesHere;
            twiceNegativesBelow += 2 * negativesHere;
            twicePositivesAbove -= 2 * positivesHere;
        }
        int[] twice = new int[rows.size()];
        for (int row = 0; row < twice.length; row++) {
            twice[row] = (rows.positive(row) ? ofPositives : ofNegatives)[ties.groupOfRow(row)];
        }
        return new Placements(rows, twice, positives);
    }

    /**
     * Row by row, these less others of the same rows.
     *
     * @throws IllegalArgumentException when the rows differ in number or in a label
     */
    Placements minus(Placements other) {
        check(
                twice.length == other.twice.length,
                "paired.rows",
                twice.length + " and " + other.twice.length,
                "two scores of each row");
        int[] differences = new int[twice.length];
        for (int row = 0; row < differences.length; row++) {
            check(
                    rows.positive(row) == other.rows.positive(row),
                    "paired.labels",
                    "two labels in row " + row,
                    "the same rows in the same order in both columns");
            differences[row] = twice[row] - other.twice[row];
        }
        return new Placements(rows, differences, positives);
    }

    long positives() {
        return positives;
    }

    long negatives() {
        return negatives;
    }

    /** The mean placement over all pairs; empty when a class is absent. */
    OptionalDouble area() {
        long sum = 0;
        for (int row = 0; row < twice.length; row++) {
            sum += rows.positive(row) ? twice[row] : 0;
        }
        return Ratio.of((double) sum, 2.0 * positives * negatives);
    }

    /** The variance of {@link #area}; empty with fewer than two rows of a class. 0 only when it is exactly 0. */
    OptionalDouble variance() {
        if (positives < 2 || negatives < 2) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(varianceOfMean(true, positives) / (4.0 * negatives * negatives)
                + varianceOfMean(false, negatives) / (4.0 * positives * positives));
    }

    private double varianceOfMean(boolean positive, long count) {
        SquaredDeviations deviations = new SquaredDeviations();
        for (int row = 0; row < twice.length; row++) {
            if (rows.positive(row) == positive) {
                deviations.add(twice[row]);
            }
        }
        return deviations.value() / ((double) count * (count - 1));
    }
}
