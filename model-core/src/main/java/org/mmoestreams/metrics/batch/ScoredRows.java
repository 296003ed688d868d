package org.mmoestreams.metrics.batch;

import static org.mmoestreams.checks.Checks.check;

import java.util.Arrays;
import org.mmoestreams.metrics.ExactSum;

/**
 * Rows with a score, a label and a weight, which is 1 unless it is given: what the measures of a batch are made of. A
 * score is any finite number; measures that need probabilities refuse others. -0.0 equals 0.0.
 *
 * <p>9 bytes a row, 17 where weights differ from 1. Cannot be changed.
 */
public final class ScoredRows {

    /** How many rows a batch can have, 2^27: twice the number of pairs is then exact in a double. */
    public static final int MAX_ROWS = 1 << 27;

    /** The least weight above 0. */
    public static final double LEAST_WEIGHT = 1e-12;

    /** The largest weight. */
    public static final double MOST_WEIGHT = 1e12;

    private final double[] scores;
    private final boolean[] positive;
    private final double[] weights;
    private final boolean weighted;

    private ScoredRows(double[] scores, boolean[] positive, double[] weights) {
        this.scores = scores;
        this.positive = positive;
        this.weights = weights;
        this.weighted = weights.length > 0;
    }

    /** Collects rows one by one. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Rows of weight 1.
     *
     * @throws IllegalArgumentException when a score is not finite or the arrays differ in length
     */
    public static ScoredRows of(double[] scores, boolean[] positive) {
        checkLength("labels", positive.length, scores.length);
        Builder rows = builder();
        for (int row = 0; row < scores.length; row++) {
            rows.add(scores[row], positive[row]);
        }
        return rows.build();
    }

    /**
     * Rows with weights.
     *
     * @throws IllegalArgumentException when a score or a weight is out of range or the arrays differ in length
     */
    public static ScoredRows of(double[] scores, boolean[] positive, double[] weights) {
        checkLength("labels", positive.length, scores.length);
        checkLength("weights", weights.length, scores.length);
        Builder rows = builder();
        for (int row = 0; row < scores.length; row++) {
            rows.add(scores[row], positive[row], weights[row]);
        }
        return rows.build();
    }

    /** How many rows there are. */
    public int size() {
        return scores.length;
    }

    /** A row's score. */
    public double score(int row) {
        return scores[row];
    }

    /** Whether a row is positive. */
    public boolean positive(int row) {
        return positive[row];
    }

    /** A row's weight. */
    public double weight(int row) {
        return weighted ? weights[row] : 1;
    }

    /** Whether a row's weight is other than 1. */
    public boolean weighted() {
        return weighted;
    }

    /** The sum of all weights. */
    double weight() {
        return sum((score, positive) -> 1);
    }

    /** The weights of all positive rows. */
    double positiveWeight() {
        return sum((score, positive) -> positive ? 1 : 0);
    }

    /** The sum of weight times value over all rows, each product rounded, the sum exact. */
    double sum(RowValue value) {
        ExactSum sum = new ExactSum();
        for (int row = 0; row < scores.length; row++) {
            sum.add(weight(row) * value.of(scores[row], positive[row]));
        }
        return sum.value();
    }

    /** The rows from the lowest score to the highest, those of equal scores from the lightest to the heaviest. */
    int[] ascending() {
        return weighted ? RowOrder.ascending(scores, RowOrder.ascending(weights)) : RowOrder.ascending(scores);
    }

    /** Refuses scores outside of 0 to 1, for {@code measure}. */
    void checkProbabilities(String measure) {
        for (double score : scores) {
            check(
                    score >= 0 && score <= 1,
                    measure + ".probability",
                    score,
                    "0 to 1; turn scores into probabilities before");
        }
    }

    /** Refuses weights, for {@code measure}. */
    void checkUnweighted(String measure, String why) {
        check(!weighted, measure + ".weights", "other than 1", "rows without weights; " + why);
    }

    private static void checkLength(String what, int length, int scores) {
        check(length == scores, "rows." + what, length, "as many as scores, " + scores);
    }

    /** A number that a row has by its score and label. */
    @FunctionalInterface
    interface RowValue {

        double of(double score, boolean positive);
    }

    /** Collects rows. Not safe for use by several threads at once. */
    public static final class Builder {

        private static final int LEAST_CAPACITY = 1024;

        private double[] scores = new double[LEAST_CAPACITY];
        private boolean[] positive = new boolean[LEAST_CAPACITY];
        private double[] weights = {};
        private int size;

        private Builder() {}

        /**
         * Adds a row of weight 1.
         *
         * @throws IllegalArgumentException when {@code score} is not finite or there are too many rows
         */
        public Builder add(double score, boolean positive) {
            return add(score, positive, 1);
        }

        /**
         * Adds a row.
         *
         * @param weight 0, or {@link #LEAST_WEIGHT} to {@link #MOST_WEIGHT}
         * @throws IllegalArgumentException when {@code score} or {@code weight} is out of range or there are too many
         *     rows
         */
        public Builder add(double score, boolean positive, double weight) {
            check(Double.isFinite(score), "rows.score", score, "a finite number");
            check(
                    weight == 0 || (weight >= LEAST_WEIGHT && weight <= MOST_WEIGHT),
                    "rows.weight",
                    weight,
                    "0, or " + LEAST_WEIGHT + " to " + MOST_WEIGHT);
            check(size < MAX_ROWS, "rows", "more", "<= " + MAX_ROWS + "; measure a sample of them");
            if (size == scores.length) {
                grow();
            }
            if (weight != 1 && weights.length == 0) {
                weights = new double[scores.length];
                Arrays.fill(weights, 0, size, 1);
            }
            scores[size] = score + 0.0;
            this.positive[size] = positive;
            if (weights.length > 0) {
                weights[size] = weight;
            }
            size++;
            return this;
        }

        /** The rows so far. */
        public ScoredRows build() {
            return new ScoredRows(
                    Arrays.copyOf(scores, size),
                    Arrays.copyOf(positive, size),
                    Arrays.copyOf(weights, weights.length == 0 ? 0 : size));
        }

        private void grow() {
            int capacity = 2 * size;
            scores = Arrays.copyOf(scores, capacity);
            positive = Arrays.copyOf(positive, capacity);
            weights = weights.length == 0 ? weights : Arrays.copyOf(weights, capacity);
        }
    }
}
