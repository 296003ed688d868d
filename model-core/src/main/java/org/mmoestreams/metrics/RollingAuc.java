package org.mmoestreams.metrics;

import static org.mmoestreams.checks.Checks.between;

import java.util.OptionalDouble;

/**
 * The exact area under the ROC curve of the last labelled rows of a stream, ties counting one half.
 *
 * <p>Fed with scores made before the model saw the label (test, then train) it is the prequential AUC of Brzezinski,
 * Stefanowski: Prequential AUC: properties of the area under the ROC curve for data streams with concept drift,
 * Knowledge and Information Systems 52, 2017.
 *
 * <p>Cost: {@link #add} takes expected time logarithmic in the window's distinct scores, {@link #auc} constant time;
 * about 41 bytes for each row of the window, and no allocation once the tree has had its largest size.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class RollingAuc {

    private static final int MAX_WINDOW = 1 << 24;

    private final ExactAuc auc = new ExactAuc();
    private final double[] scores;
    private final boolean[] labels;
    private int next;

    private RollingAuc(int window) {
        scores = new double[window];
        labels = new boolean[window];
    }

    /**
     * An empty window.
     *
     * @param window how many labelled rows it holds at most, 1 to 16777216
     * @throws IllegalArgumentException when {@code window} is out of range
     */
    public static RollingAuc ofLast(int window) {
        return new RollingAuc(between("window", window, 1, MAX_WINDOW));
    }

    /**
     * Adds a row; when the window is full its oldest row leaves.
     *
     * @param score higher means more likely positive; finite
     * @throws IllegalArgumentException when {@code score} is not finite; the window is then unchanged
     */
    public void add(double score, boolean positive) {
        boolean full = rows() == scores.length;
        auc.add(score, positive);
        if (full) {
            auc.remove(scores[next], labels[next]);
        }
        scores[next] = score;
        labels[next] = positive;
        next = next + 1 == scores.length ? 0 : next + 1;
    }

    /** The area over the rows in the window, 0 to 1; empty when a class is absent from it. */
    public OptionalDouble auc() {
        return auc.auc();
    }

    /** Rows in the window. */
    public int rows() {
        return auc.rows();
    }

    /** Positive rows in the window. */
    public int positives() {
        return auc.positives();
    }

    /** Negative rows in the window. */
    public int negatives() {
        return auc.negatives();
    }
}
