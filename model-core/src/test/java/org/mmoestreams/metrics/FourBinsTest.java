package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

final class FourBinsTest {

    private static final int BINS = 16;

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void pairsAreThoseOfAllBinsHoweverTheyWereCounted(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        long[] positives = new long[BINS];
        long[] negatives = new long[BINS];
        FourBins kept = new FourBins(BINS);
        for (int row = chance.nextInt(200); row > 0; row--) {
            int bin = chance.nextInt(BINS);
            boolean positive = chance.nextInt(3) == 0;
            kept.add(bin, positive, positives, negatives);
            (positive ? positives : negatives)[bin]++;
        }
        FourBins recounted = new FourBins(BINS);
        recounted.recount(positives, negatives);
        for (FourBins fours : new FourBins[] {kept, recounted}) {
            assertThat(fours.ties()).isEqualTo(ties(positives, negatives));
            assertThat(fours.twiceWins()).isEqualTo(twiceWins(positives, negatives));
            assertThat(rows(fours.groups(sum(positives), sum(negatives)))).isEqualTo(sum(positives) + sum(negatives));
        }
    }

    private static long ties(long[] positives, long[] negatives) {
        long ties = 0;
        for (int bin = 0; bin < BINS; bin++) {
            ties += positives[bin] * negatives[bin];
        }
        return ties;
    }

    private static long twiceWins(long[] positives, long[] negatives) {
        long wins = ties(positives, negatives);
        for (int bin = 0; bin < BINS; bin++) {
            for (int below = 0; below < bin; below++) {
                wins += 2 * positives[bin] * negatives[below];
            }
        }
        return wins;
    }

    private static long rows(ScoreGroups groups) {
        long rows = 0;
        for (int group = 0; group < groups.size(); group++) {
            assertThat(groups.positives(group) + groups.negatives(group)).isPositive();
            rows += (long) (groups.positives(group) + groups.negatives(group));
        }
        return rows;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
