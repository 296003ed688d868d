package org.mmoestreams.metrics.batch;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.ScoreGroups;

/**
 * The area under the ROC curve of rows with weights: over the pairs of a positive and a negative, each counted with the
 * product of their weights, the share in which the positive scores higher, a tie counting one half. Without weights it
 * is what {@link DeLong} and {@link org.mmoestreams.metrics.BatchAuc} give.
 */
public final class WeightedAuc {

    private WeightedAuc() {}

    /** The area, 0 to 1; empty when a class is absent, or has no weight. */
    public static OptionalDouble of(ScoredRows rows) {
        ScoreGroups groups = TiedRows.of(rows).groups();
        double twiceWins = 0;
        double negativesBelow = 0;
        for (int group = 0; group < groups.size(); group++) {
            twiceWins += groups.positives(group) * (2 * negativesBelow + groups.negatives(group));
            negativesBelow += groups.negatives(group);
        }
        return Ratio.of(twiceWins, 2 * groups.positives() * negativesBelow);
    }
}
