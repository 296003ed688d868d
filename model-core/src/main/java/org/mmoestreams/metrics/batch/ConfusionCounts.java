package org.mmoestreams.metrics.batch;

import static org.mmoestreams.checks.Checks.check;

import java.util.OptionalDouble;

/**
 * How many rows were called positive and negative, rightly and wrongly, when those whose score reaches a threshold are
 * called positive. Rows count with their weights. A ratio of nothing is empty.
 *
 * @param truePositives positives whose score reaches the threshold
 * @param falsePositives negatives whose score reaches it
 * @param trueNegatives negatives below it
 * @param falseNegatives positives below it
 */
public record ConfusionCounts(
        double truePositives, double falsePositives, double trueNegatives, double falseNegatives) {

    /**
     * The counts at a threshold.
     *
     * @throws IllegalArgumentException when {@code threshold} is not a number
     */
    public static ConfusionCounts of(ScoredRows rows, double threshold) {
        check(!Double.isNaN(threshold), "confusion.threshold", threshold, "a number");
        return new ConfusionCounts(
                rows.sum((score, positive) -> positive && score >= threshold ? 1 : 0),
                rows.sum((score, positive) -> !positive && score >= threshold ? 1 : 0),
                rows.sum((score, positive) -> !positive && score < threshold ? 1 : 0),
                rows.sum((score, positive) -> positive && score < threshold ? 1 : 0));
    }

    /** The share of rows that were called what they are; empty without rows. */
    public OptionalDouble accuracy() {
        double right = truePositives + trueNegatives;
        return Ratio.of(right, right + falsePositives + falseNegatives);
    }

    /** The share of positives among the rows called so; empty when none was. */
    public OptionalDouble precision() {
        return Ratio.of(truePositives, truePositives + falsePositives);
    }

    /** The share of positives that were called so; empty when there is none. */
    public OptionalDouble recall() {
        return Ratio.of(truePositives, truePositives + falseNegatives);
    }

    /**
     * The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); empty when there is no positive and none was
     * called so. 0 when none was called so and there is one, although there is no precision then.
     */
    public OptionalDouble f1() {
        return Ratio.of(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }
}
