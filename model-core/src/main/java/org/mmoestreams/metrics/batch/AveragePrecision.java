package org.mmoestreams.metrics.batch;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.ScoreGroups;

/**
 * The area under the precision-recall curve as a sum of steps: the precision at each score, times the recall that is
 * gained there. Rows of equal scores are one step, and nothing is interpolated, which would be too good (Davis,
 * Goadrich: The Relationship Between Precision-Recall and ROC Curves, ICML 2006).
 */
public final class AveragePrecision {

    private AveragePrecision() {}

    /** The average precision, above 0 up to 1; empty when no positive has weight. 1 when no negative has. */
    public static OptionalDouble of(ScoredRows rows) {
        return of(TiedRows.of(rows).groups());
    }

    /** The same of rows in groups of equal scores. */
    public static OptionalDouble of(ScoreGroups groups) {
        double positives = 0;
        double rows = Double.MIN_VALUE;
        double sum = 0;
        double lost = 0;
        for (int group = groups.size() - 1; group >= 0; group--) {
            positives += groups.positives(group);
            rows += groups.positives(group) + groups.negatives(group);
            if (groups.positives(group) == 0) {
                continue;
            }
            double step = groups.positives(group) * (positives / rows);
            double next = sum + step;
            // what rounding took from the sum, exactly
            double taken = next - sum;
            lost += (sum - (next - taken)) + (step - taken);
            sum = next;
        }
        return Ratio.of(sum + lost, groups.positives());
    }

    /**
     * What {@link #of(ScoreGroups)} may be off by at most where groups are bins, whose rows may be in any order, or
     * tied. In the best order all positives of a bin are tied above its negatives: the precision at each is P / (P + F)
     * without the bin's negatives, not with them. In the worst they come one by one after them; precisions then rise
     * from that of the first along a curve that lies above its chord, so that they lack half of the rise at most.
     *
     * @param bins counts of rows, not weights
     */
    public static OptionalDouble errorOf(ScoreGroups bins) {
        double positives = 0;
        double negatives = 0;
        double above = 0;
        double below = 0;
        for (int bin = bins.size() - 1; bin >= 0; bin--) {
            double inBin = bins.positives(bin);
            double beside = bins.negatives(bin);
            double first = positives + 1 + negatives + beside;
            double atBest = positives + inBin + negatives + Double.MIN_VALUE;
            positives += inBin;
            negatives += beside;
            double tied = positives + negatives;
            if (inBin > 0) {
                above += inBin * positives * beside / (atBest * tied);
                below += inBin * (inBin - 1) * negatives / (2 * first * tied);
            }
        }
        return Ratio.of(Math.max(above, below), positives);
    }
}
