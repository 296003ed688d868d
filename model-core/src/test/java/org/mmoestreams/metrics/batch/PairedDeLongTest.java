package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.mmoestreams.metrics.batch.Batches.rows;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class PairedDeLongTest {

    // 43 patients of DeLong, DeLong, Clarke-Pearson 1988, as in the SAS/STAT user's guide, Comparing ROC Curves
    private static final String BENEFITS = "0110100111111110100110111111110011110101111";
    private static final double[] ALBUMIN = {
        3, 3.2, 3.9, 2.8, 3.2, 0.9, 2.5, 1.6, 3.8, 3.7, 3.2, 3.8, 4.1, 3.6, 4.3, 3.6, 2.3, 4.2, 4, 3.5, 3.8, 3, 4.5,
        3.7, 3.1, 4.1, 4.3, 4.3, 3.2, 2.6, 3.3, 1.7, 3.7, 3.3, 4.2, 3.5, 2.9, 2.1, 2.8, 4, 3.3, 3.7, 3.6
    };
    private static final double[] TOTAL_PROTEIN = {
        5.8, 6.3, 6.8, 4.8, 5.8, 4, 5.7, 5.6, 5.7, 6.7, 5.4, 6.6, 6.6, 5.7, 7, 6.7, 4.4, 7.6, 6.6, 5.8, 6.8, 4.7, 7.4,
        7.4, 6.6, 8.2, 7, 6.5, 5.1, 4.7, 6.8, 4, 6.1, 6.3, 7.7, 6.2, 5.7, 4.8, 6.2, 7, 5.7, 6.9, 6.6
    };
    private static final double[] K_G_SCORE = {
        10, 5, 3, 6, 3, 5, 8, 5, 5, 6, 4, 6, 5, 5, 4, 4, 6, 4, 6, 6, 7, 8, 5, 5, 6, 6, 5, 4, 5, 6, 6, 7, 5, 7, 6, 5, 9,
        7, 8, 7, 6, 5, 5
    };

    @Test
    void comparesTestsOfTheSamePatients() {
        DeLong albumin = DeLong.of(rows(BENEFITS, ALBUMIN));
        DeLong protein = DeLong.of(rows(BENEFITS, TOTAL_PROTEIN));
        DeLong score = DeLong.of(rows(BENEFITS, negated(K_G_SCORE)));
        assertArea(albumin, 0.7366, 0.0927, 0.5549, 0.9182);
        assertArea(protein, 0.6478, 0.1000, 0.4518, 0.8439);
        assertArea(score, 0.7258, 0.1028, 0.5243, 0.9273);
        assertThat(albumin.variance().getAsDouble()).isCloseTo(0.008592241790082581, within(1e-15));

        assertDifference(PairedDeLong.of(albumin, score), 0.0108, 0.0953, 0.0127, 0.9102);
        assertDifference(PairedDeLong.of(protein, score), -0.0780, 0.1046, 0.5554, 0.4561);
        PairedDeLong paired = PairedDeLong.of(score, protein);
        assertThat(paired.z().getAsDouble()).isCloseTo(0.7452183896579916, within(1e-13));
        assertThat(paired.covariance().getAsDouble()).isCloseTo(0.004819297291331631, within(1e-15));
        assertThat(paired.interval().orElseThrow().low()).isCloseTo(0.0780 - 1.96 * 0.1046, within(1e-4));
    }

    @Test
    void hasNoTestWhereBothScoresOrderAllRowsAlike() {
        DeLong score = DeLong.of(rows("0101", 0.1, 0.3, 0.2, 0.4));
        DeLong same = DeLong.of(rows("0101", 1, 30, 2, 40));
        PairedDeLong paired = PairedDeLong.of(score, same);

        assertThat(paired.difference()).hasValue(0);
        assertThat(paired.degenerate()).isTrue();
        assertThat(paired.z()).isEmpty();
        assertThat(paired.pValue()).isEmpty();
        assertThat(paired.interval()).isEmpty();
    }

    @Test
    void isEmptyWithFewerThanTwoRowsOfAClass() {
        PairedDeLong paired = PairedDeLong.of(DeLong.of(rows("010", 1, 2, 3)), DeLong.of(rows("010", 3, 2, 1)));

        assertThat(paired.difference()).hasValue(0);
        assertThat(paired.variance()).isEmpty();
        assertThat(paired.covariance()).isEmpty();
        assertThat(paired.pValue()).isEmpty();
        assertThat(paired.interval()).isEmpty();
        assertThat(paired.degenerate()).isFalse();
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void isWhatTheDefinitionGivesPairByPair(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        ScoredRows first = Batches.random(chance, 4 + chance.nextInt(60));
        ScoredRows second = rescored(chance, first);
        PairedDeLong paired = PairedDeLong.of(DeLong.of(first), DeLong.of(second));
        if (paired.variance().isEmpty()) {
            return;
        }
        ByPairs one = new ByPairs(first);
        ByPairs other = new ByPairs(second);
        double covariance = one.covariance(other);
        double variance = one.variance() + other.variance() - 2 * covariance;

        assertThat(paired.difference().getAsDouble()).isCloseTo(one.area() - other.area(), within(1e-14));
        assertThat(paired.covariance().getAsDouble()).isCloseTo(covariance, within(1e-14));
        assertThat(paired.variance().getAsDouble()).isCloseTo(variance, within(1e-14));
        if (!paired.degenerate()) {
            assertThat(paired.z().getAsDouble())
                    .isCloseTo((one.area() - other.area()) / Math.sqrt(variance), within(1e-6));
        }
    }

    @Test
    void refusesColumnsOfOtherRows() {
        DeLong delong = DeLong.of(rows("0101", 0.1, 0.2, 0.3, 0.4));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedDeLong.of(delong, DeLong.of(rows("010", 0.1, 0.2, 0.3))))
                .withMessage("paired.rows: 4 and 3 (expected: two scores of each row)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedDeLong.of(delong, DeLong.of(rows("0110", 0.1, 0.2, 0.3, 0.4))))
                .withMessage("paired.labels: two labels in row 2 (expected: the same rows in the same order in both"
                        + " columns)");
    }

    private static ScoredRows rescored(SplittableRandom chance, ScoredRows rows) {
        ScoredRows.Builder rescored = ScoredRows.builder();
        for (int row = 0; row < rows.size(); row++) {
            double score = chance.nextBoolean() ? rows.score(row) : chance.nextInt(5) - 2;
            rescored.add(score, rows.positive(row));
        }
        return rescored.build();
    }

    /** A high score is bad. */
    private static double[] negated(double[] scores) {
        return Arrays.stream(scores).map(score -> -score).toArray();
    }

    private static void assertArea(DeLong delong, double auc, double error, double low, double high) {
        assertThat(delong.auc().getAsDouble()).isCloseTo(auc, within(5e-5));
        assertThat(Math.sqrt(delong.variance().getAsDouble())).isCloseTo(error, within(5e-5));
        assertThat(delong.interval().orElseThrow().low()).isCloseTo(low, within(5e-5));
        assertThat(delong.interval().orElseThrow().high()).isCloseTo(high, within(5e-5));
    }

    private static void assertDifference(
            PairedDeLong paired, double difference, double error, double square, double p) {
        assertThat(paired.difference().getAsDouble()).isCloseTo(difference, within(5e-5));
        assertThat(Math.sqrt(paired.variance().getAsDouble())).isCloseTo(error, within(5e-5));
        assertThat(Math.pow(paired.z().getAsDouble(), 2)).isCloseTo(square, within(5e-5));
        assertThat(paired.pValue().getAsDouble()).isCloseTo(p, within(5e-5));
    }
}
