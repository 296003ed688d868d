package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.mmoestreams.metrics.batch.Batches.rows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeLongTest {

    // pROC, tests of scores that differ in their last bit: 0.65354946699793847 to 0.65354946699793870
    private static final String NEAR_TIES_LABELS = "100110110001011111";
    private static final double[] NEAR_TIES = {
        0.960602681556147, 0.0794407386056549, 0.144842404246611, 0.931816485855784, 0.931816485855784,
        0.97764041048215, 0.6535494669979387, 0.796401132206396, 0.427720540184519, 0.811278021288732,
        0.0188323116581187, 0.6535494669979386, 0.6535494669979385, 0.959111701445925, 0.931816485855784,
        0.663663279418747, 0.800100838413179, 0.780456095511079
    };

    @Test
    void tellsScoresApartThatDifferInTheirLastBit() {
        DeLong delong = DeLong.of(rows(NEAR_TIES_LABELS, NEAR_TIES));

        assertThat(delong.auc()).hasValue(0x1.8ef606a63bd82p-1);
        assertThat(delong.positives()).isEqualTo(11);
        assertThat(delong.negatives()).isEqualTo(7);
    }

    @Test
    void givesAnotherAreaWhereSuchScoresAreMadeFloats() {
        double[] floats = new double[NEAR_TIES.length];
        for (int row = 0; row < floats.length; row++) {
            floats[row] = (float) NEAR_TIES[row];
        }

        assertThat(DeLong.of(rows(NEAR_TIES_LABELS, floats)).auc().getAsDouble())
                .isNotEqualTo(0x1.8ef606a63bd82p-1)
                .isEqualTo(59.0 / 77);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "100, 0", "1e-6, 0", "1, -10"})
    void dependsOnTheOrderOfScoresAlone(double factor, double shift) {
        // scikit-learn, test_ranking.py
        double[] scores = {0.1, 0.4, 0.35, 0.8};
        for (int row = 0; row < scores.length; row++) {
            scores[row] = scores[row] * factor + shift;
        }
        DeLong delong = DeLong.of(rows("0011", scores));

        assertThat(delong.auc()).hasValue(0.75);
        assertThat(delong.variance()).hasValue(0.125);
    }

    @Test
    void countsTiesOneHalfAndReversedOrdersAsNothing() {
        // scikit-learn, test_ranking.py
        assertThat(DeLong.of(rows("10", 0.5, 0.5)).auc()).hasValue(0.5);
        assertThat(DeLong.of(rows("01", 1, 0)).auc()).hasValue(0);
        assertThat(DeLong.of(rows("01", 0.0, -0.0)).auc()).hasValue(0.5);
    }

    @ParameterizedTest
    @CsvSource({"4, '1 .75 .875 .875 .75 1 .6667 .5 .75'", "10, '1 .75 .875 .91667 .77778 .83333 .8 .75 .8'"})
    void givesTheAreasOfSlidingWindows(int window, String areas) {
        // river, RollingROCAUC, from the second row on
        double[] scores = {0.3, 0.5, 0.5, 0.7, 0.1, 0.3, 0.1, 0.4, 0.35, 0.8};
        String labels = "0101010011";
        String[] expected = areas.split(" ", -1);
        for (int to = 2; to <= scores.length; to++) {
            int from = Math.max(0, to - window);
            ScoredRows rows = rows(labels.substring(from, to), Arrays.copyOfRange(scores, from, to));

            assertThat(DeLong.of(rows).auc().getAsDouble())
                    .as("after row %d", to)
                    .isCloseTo(Double.parseDouble(expected[to - 2]), within(5e-5));
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void isWhatTheDefinitionGivesPairByPair(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        ScoredRows rows = Batches.random(chance, 2 + chance.nextInt(60));
        DeLong delong = DeLong.of(rows);
        if (delong.variance().isEmpty()) {
            assertThat(Math.min(delong.positives(), delong.negatives())).isLessThan(2);
            return;
        }
        ByPairs pairs = new ByPairs(rows);

        assertThat(delong.auc().getAsDouble()).isCloseTo(pairs.area(), within(1e-14));
        assertThat(delong.variance().getAsDouble()).isCloseTo(pairs.variance(), within(1e-14));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void hasTheSameBitsInWhateverOrderRowsCome(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        ScoredRows rows = Batches.random(chance, 2 + chance.nextInt(200));
        DeLong one = DeLong.of(rows);
        DeLong other = DeLong.of(Batches.shuffled(chance, rows));

        assertThat(other.auc()).isEqualTo(one.auc());
        assertThat(other.variance()).isEqualTo(one.variance());
        assertThat(other.interval()).isEqualTo(one.interval());
    }

    @Test
    void isExactOverTenMillionRows() {
        SplittableRandom chance = new SplittableRandom(7);
        ScoredRows few = rows(
                chance.ints(1000, 0, 2).mapToObj(String::valueOf).collect(Collectors.joining()),
                chance.ints(1000, 0, 64).mapToDouble(score -> score / 64.0).toArray());
        int copies = 10_000;
        ScoredRows.Builder rows = ScoredRows.builder();
        for (int copy = 0; copy < copies; copy++) {
            for (int row = 0; row < few.size(); row++) {
                rows.add(few.score(row), few.positive(row));
            }
        }
        DeLong many = DeLong.of(rows.build());
        ByPairs pairs = new ByPairs(few);
        long positives = many.positives() / copies;
        long negatives = many.negatives() / copies;

        assertThat(many.auc().getAsDouble()).isCloseTo(pairs.area(), within(1e-14));
        // copies change no component: only the counts by which their variances are divided
        double least = pairs.variance() * (Math.min(positives, negatives) - 1) / Math.min(positives, negatives);
        assertThat(many.variance().getAsDouble() * copies).isBetween(least * (1 - 1e-12), pairs.variance());
        assertThat(many.interval().orElseThrow().high() - many.auc().getAsDouble())
                .isCloseTo(1.959964 * Math.sqrt(many.variance().getAsDouble()), within(1e-10));
    }

    @Test
    void clipsItsIntervalToWhatAreasCanBe() {
        // 11 of 12 pairs are in order
        DeLong good = DeLong.of(rows("0001011", 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7));
        DeLong bad = DeLong.of(rows("1110100", 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7));

        assertThat(good.auc()).hasValue(11.0 / 12);
        assertThat(good.interval().orElseThrow().high()).isEqualTo(1);
        assertThat(good.interval().orElseThrow().low()).isBetween(0.5, 11.0 / 12);
        assertThat(bad.interval().orElseThrow().low()).isZero();
    }

    @Test
    void hasNoVarianceAndNoIntervalWithFewerThanTwoRowsOfAClass() {
        DeLong onePositive = DeLong.of(rows("0010", 0.1, 0.2, 0.3, 0.4));
        DeLong noPositive = DeLong.of(rows("00", 0.1, 0.2));

        assertThat(onePositive.auc()).hasValue(2.0 / 3);
        assertThat(onePositive.variance()).isEmpty();
        assertThat(onePositive.interval()).isEmpty();
        assertThat(onePositive.degenerate()).isFalse();
        assertThat(noPositive.auc()).isEmpty();
        assertThat(DeLong.of(ScoredRows.builder().build()).auc()).isEmpty();
    }

    @Test
    void saysWhereAVarianceOfZeroMakesAnIntervalWorthless() {
        DeLong separated = DeLong.of(rows("0011", 0.1, 0.2, 0.3, 0.4));
        DeLong constant = DeLong.of(rows("0011", 0.3, 0.3, 0.3, 0.3));

        assertThat(separated.auc()).hasValue(1);
        assertThat(separated.variance()).hasValue(0);
        assertThat(separated.degenerate()).isTrue();
        assertThat(separated.interval()).isEmpty();
        assertThat(constant.auc()).hasValue(0.5);
        assertThat(constant.degenerate()).isTrue();
    }

    @Test
    void refusesRowsWithWeights() {
        ScoredRows rows = Batches.weighted("01", new double[] {1, 2}, 0.1, 0.2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeLong.of(rows))
                .withMessage("delong.weights: other than 1 (expected: rows without weights; WeightedAuc gives the area"
                        + " of weighted rows, without a variance)");
    }
}
