package org.mmoestreams.metrics.batch;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.ExactSum;

/**
 * The area under the precision-recall curve as a sum of steps: the precision at each score, times the recall that is
 * gained there. Rows of equal scores are one step, and nothing is interpolated, which would be too good (Davis,
 * Goadrich: The Relationship Between Precision-Recall and ROC Curves, ICML 2006).
 */
public final class AveragePrecision {

    private AveragePrecision() {}

    /** The average precision, above 0 up to 1; empty when no positive has weight. 1 when no negative has. */
    public static OptionalDouble of(ScoredRows rows) {
        TiedRows ties = TiedRows.of(rows);
        ExactSum steps = new ExactSum();
        double positives = 0;
        double negatives = 0;
        for (int group = ties.groups() - 1; group >= 0; group--) {
            positives += ties.positives(group);
            negatives += ties.negatives(group);
            if (ties.positives(group) > 0) {
                steps.add(ties.positives(group) * (positives / (positives + negatives)));
            }
        }
        return Ratio.of(steps.value(), positives);
    }
}
