package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.mmoestreams.metrics.ScoreGroups;

class PlacementSumsTest {

    @Property(tries = 50)
    void areThoseOfAllPairs(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int groups = random.nextInt(1, 8);
        double[] positives = random.doubles(groups, 0, 5).map(Math::floor).toArray();
        double[] negatives = random.doubles(groups, 0, 5).map(Math::floor).toArray();
        PlacementSums sums = PlacementSums.of(ScoreGroups.of(positives, negatives));
        long wins = 0;
        long squaresOfPositives = 0;
        for (int group = 0; group < groups; group++) {
            double below = Arrays.stream(negatives, 0, group).sum();
            long placement = (long) (negatives[group] + 2 * below);
            long count = (long) positives[group];
            wins += count * placement;
            squaresOfPositives += count * placement * placement;
        }
        assertThat(sums.wins()).isEqualTo((double) wins);
        assertThat(sums.ofPositives().sum()).isEqualTo(wins);
        assertThat(sums.ofNegatives().sum()).isEqualTo(wins);
        assertThat(sums.ofPositives().squares()).isEqualTo(squaresOfPositives);
        assertThat(sums.ofPositives().count())
                .isEqualTo((long) Arrays.stream(positives).sum());
        assertThat(sums.unit()).isEqualTo(0.5);
    }

    /** Placements of 2^36 rows are rounded to a 2^-30th of the largest: sums are near what fewer rows say. */
    @Test
    void ofMoreRowsThanFitALongAreThoseOfFewerScaled() {
        double[] positives = {3, 0, 5, 8};
        double[] negatives = {7, 4, 4, 1};
        PlacementSums few = PlacementSums.of(ScoreGroups.of(positives, negatives));
        double scale = 1L << 32;
        PlacementSums many = PlacementSums.of(ScoreGroups.of(times(positives, scale), times(negatives, scale)));
        assertThat(many.wins()).isEqualTo(few.wins() * scale * scale);
        assertThat(many.unit()).isGreaterThan(few.unit());
        double mean = few.ofPositives().sum().doubleValue() / few.ofPositives().count();
        double meanOfMany = many.ofPositives().sum().doubleValue()
                * many.unit()
                / few.unit()
                / many.ofPositives().count();
        assertThat(meanOfMany).isCloseTo(mean * scale, within(mean * scale * 1e-8));
    }

    private static double[] times(double[] counts, double factor) {
        return Arrays.stream(counts).map(count -> count * factor).toArray();
    }
}
