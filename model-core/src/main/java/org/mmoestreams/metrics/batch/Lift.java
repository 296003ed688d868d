package org.mmoestreams.metrics.batch;

import static org.mmoestreams.checks.Checks.check;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.ExactSum;

/**
 * How many times more often rows of the highest scores are positive than rows are on the whole. The share that is
 * looked at is taken exactly, of a row a part if need be; rows that tie at its border each count with the part for
 * which there is room, as they would on the average if they were drawn. So equal scores have a lift of 1.
 */
public final class Lift {

    private static final double DECILE = 0.1;

    private Lift() {}

    /** The lift of the tenth of the rows with the highest scores; empty when no positive has weight. */
    public static OptionalDouble ofTopDecile(ScoredRows rows) {
        return of(rows, DECILE);
    }

    /**
     * The lift of a share of the rows.
     *
     * @param share above 0, up to 1
     */
    public static OptionalDouble of(ScoredRows rows, double share) {
        check(share > 0 && share <= 1, "lift.share", share, "> 0 and <= 1");
        TiedRows ties = TiedRows.of(rows);
        double positives = ties.positives();
        double room = share * (positives + ties.negatives());
        ExactSum found = new ExactSum();
        for (int group = ties.groups() - 1; group >= 0 && room > 0; group--) {
            double weight = ties.positives(group) + ties.negatives(group);
            found.add(ties.positives(group) * Math.min(1, room / weight));
            room -= weight;
        }
        return Ratio.of(found.value(), positives * share);
    }
}
