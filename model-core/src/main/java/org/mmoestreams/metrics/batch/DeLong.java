package org.mmoestreams.metrics.batch;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The area under the ROC curve of a batch with its variance and a 95 % interval (DeLong, DeLong, Clarke-Pearson:
 * Comparing the Areas under Two or More Correlated Receiver Operating Characteristic Curves, Biometrics 44, 1988),
 * found by ranks rather than by pairs (Sun, Xu: Fast Implementation of DeLong's Algorithm for Comparing the Areas Under
 * Correlated Receiver Operating Characteristic Curves, IEEE Signal Processing Letters 21, 2014).
 *
 * <p>Ranks and sums are integers, so neither the order of rows nor their number changes a bit, scores that differ in
 * their last bit are told apart, and a variance of 0 is exactly that. Rows with weights are refused: the variance of a
 * weighted area depends on what weights stand for (rows that were merged, shares of a sample, importance), which they
 * do not say. {@link WeightedAuc} gives the area alone.
 */
public final class DeLong {

    private final Placements placements;
    private final AucEstimate estimate;

    private DeLong(TiedRows ties, ScoredRows rows) {
        this.placements = Placements.of(ties, rows);
        this.estimate = AucEstimate.of(ties.groups());
    }

    /**
     * The area of these rows.
     *
     * @throws IllegalArgumentException when a row has a weight other than 1
     */
    public static DeLong of(ScoredRows rows) {
        rows.checkUnweighted("delong", "WeightedAuc gives the area of weighted rows, without a variance");
        return new DeLong(TiedRows.of(rows), rows);
    }

    /** The area with what is known of it. */
    public AucEstimate estimate() {
        return estimate;
    }

    /** The area, 0 to 1; empty when a class is absent. */
    public OptionalDouble auc() {
        return estimate.auc();
    }

    /** The variance of the area; empty with fewer than two rows of a class. */
    public OptionalDouble variance() {
        return estimate.variance();
    }

    /** Whether the variance is 0, see {@link AucEstimate#degenerate}. */
    public boolean degenerate() {
        return estimate.degenerate();
    }

    /** The 95 % interval, clipped to 0 to 1; empty with fewer than two rows of a class, and when degenerate. */
    public Optional<Interval> interval() {
        return estimate.interval();
    }

    /** Positive rows. */
    public long positives() {
        return placements.positives();
    }

    /** Negative rows. */
    public long negatives() {
        return placements.negatives();
    }

    Placements placements() {
        return placements;
    }
}
