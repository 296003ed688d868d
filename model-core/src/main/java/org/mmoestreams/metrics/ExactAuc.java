package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.check;

import java.util.OptionalDouble;

/**
 * The exact area under the ROC curve of a multiset of labelled scores that grows and shrinks.
 *
 * <p>With P positives and N negatives the area is U / (P N), where U counts the pairs of a positive and a negative in
 * which the positive scores higher, a tie counting one half (Hanley, McNeil: The Meaning and Use of the Area under a
 * Receiver Operating Characteristic (ROC) Curve, Radiology 143, 1982). 2U is an integer and is kept as one, so neither
 * the order of the operations nor their number ever changes the result.
 *
 * <p>Following a stream's area in a sorted tree is from Brzezinski, Stefanowski: Prequential AUC: properties of the
 * area under the ROC curve for data streams with concept drift, Knowledge and Information Systems 52, 2017, at the cost
 * of a walk over the rows for each value; carrying U along by ranks in a counting tree is from Tatti: Maintaining AUC
 * and H-measure over time, Machine Learning 111, 2022.
 *
 * <p>Cost: {@link #add} and {@link #remove} take expected time logarithmic in the distinct scores held, {@link #auc}
 * constant time; 32 bytes for each distinct score, and no allocation once the tree has had its largest size.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class ExactAuc {

    /** How many rows can be held, 2^30: twice the number of pairs then stays well inside a long. */
    public static final int MAX_ROWS = ScoreTree.MAX_ROWS;

    private final ScoreTree tree = new ScoreTree();
    private long twiceU;

    /**
     * Adds a row.
     *
     * @param score higher means more likely positive; finite; -0.0 equals 0.0
     * @throws IllegalArgumentException when {@code score} is not finite
     * @throws IllegalStateException when {@link #MAX_ROWS} rows are held already
     */
    public void add(double score, boolean positive) {
        checkFinite(score);
        if (rows() == MAX_ROWS) {
            throw new IllegalStateException("auc.rows: " + MAX_ROWS + " (expected: < " + MAX_ROWS
                    + "; remove rows first, or use HistogramAuc for an unbounded stream)");
        }
        twiceU += twiceWins(tree.add(score, positive), positive);
    }

    /**
     * Removes a row that was added before; of several equal ones, one.
     *
     * @throws IllegalArgumentException when no row of this score and class is held, or {@code score} is not finite
     */
    public void remove(double score, boolean positive) {
        checkFinite(score);
        twiceU -= twiceWins(tree.remove(score, positive), positive);
    }

    /** The area, 0 to 1, as the double nearest to 2U over 2PN each rounded; empty when a class is absent. */
    public OptionalDouble auc() {
        long pairs = (long) positives() * negatives();
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) twiceU / (double) (2 * pairs));
    }

    /** Twice the pairs that the positive wins, plus the ties: 0 to twice the number of pairs. */
    public long twiceU() {
        return twiceU;
    }

    /** Positive rows held. */
    public int positives() {
        return tree.size(true);
    }

    /** Negative rows held. */
    public int negatives() {
        return tree.size(false);
    }

    /** Rows held, at most {@link #MAX_ROWS}. */
    public int rows() {
        return positives() + negatives();
    }

    /** A row's share in 2U, from twice its rank among the other class: the positive wins from below, or from above. */
    private long twiceWins(long twiceMidRank, boolean positive) {
        return positive ? twiceMidRank : 2L * positives() - twiceMidRank;
    }

    private static void checkFinite(double score) {
        check(Double.isFinite(score), "auc.score", score, "a finite number");
    }
}
