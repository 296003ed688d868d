package org.mmoestreams.metrics.batch;

import static org.mmoestreams.checks.Checks.check;

import java.util.OptionalDouble;
import org.mmoestreams.metrics.ScoreGroups;

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

    /** The same of rows in groups of equal scores. */
    public static OptionalDouble ofTopDecile(ScoreGroups groups) {
        return of(groups, DECILE);
    }

    /**
     * The lift of a share of the rows.
     *
     * @param share above 0, up to 1
     */
    public static OptionalDouble of(ScoredRows rows, double share) {
        return of(TiedRows.of(rows).groups(), share);
    }

    /**
     * What {@link #ofTopDecile(ScoreGroups)} may be off by at most where groups are bins, whose rows may be in any
     * order: all positives of the bin at the border may be among the highest, or as few as there is room for.
     */
    public static OptionalDouble errorOfTopDecile(ScoreGroups bins) {
        double room = DECILE * (bins.positives() + bins.negatives());
        int bin = bins.size() - 1;
        while (bin > 0 && room > weight(bins, bin)) {
            room -= weight(bins, bin);
            bin--;
        }
        if (bin < 0) {
            return OptionalDouble.empty();
        }
        double taken = bins.positives(bin) * Math.min(1, room / weight(bins, bin));
        double most = Math.min(bins.positives(bin), room);
        double least = Math.max(0, room - bins.negatives(bin));
        return Ratio.of(Math.max(most - taken, taken - least), bins.positives() * DECILE);
    }

    private static OptionalDouble of(ScoreGroups groups, double share) {
        check(share > 0 && share <= 1, "lift.share", share, "> 0 and <= 1");
        double room = share * (groups.positives() + groups.negatives());
        double found = 0;
        for (int group = groups.size() - 1; group >= 0 && room > 0; group--) {
            double weight = weight(groups, group);
            found += groups.positives(group) * Math.min(1, room / weight);
            room -= weight;
        }
        return Ratio.of(found, groups.positives() * share);
    }

    private static double weight(ScoreGroups groups, int group) {
        return groups.positives(group) + groups.negatives(group);
    }
}
