package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoredRowsTest {

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void holdWhatWasAddedHoweverManyRows(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int size = chance.nextInt(5000);
        int weightsFrom = chance.nextInt(5000);
        double[] scores = chance.doubles(size).toArray();
        double[] weights = chance.doubles(size, 0.1, 3).toArray();
        ScoredRows.Builder builder = ScoredRows.builder();
        for (int row = 0; row < size; row++) {
            if (row < weightsFrom) {
                builder.add(scores[row], scores[row] > 0.3);
            } else {
                builder.add(scores[row], scores[row] > 0.3, weights[row]);
            }
        }
        ScoredRows rows = builder.build();

        assertThat(rows.size()).isEqualTo(size);
        assertThat(rows.weighted()).isEqualTo(size > weightsFrom);
        for (int row = 0; row < size; row++) {
            assertThat(rows.score(row)).isEqualTo(scores[row]);
            assertThat(rows.positive(row)).isEqualTo(scores[row] > 0.3);
            assertThat(rows.weight(row)).isEqualTo(row < weightsFrom ? 1 : weights[row]);
        }
    }

    @Test
    void areNotChangedByRowsThatComeLater() {
        ScoredRows.Builder builder = ScoredRows.builder().add(0.5, true);
        ScoredRows rows = builder.build();
        builder.add(0.6, false, 3);

        assertThat(rows.size()).isEqualTo(1);
        assertThat(rows.weighted()).isFalse();
    }

    @Test
    void takeNegativeZeroForZero() {
        ScoredRows rows = ScoredRows.builder().add(-0.0, true).build();

        assertThat(Double.doubleToRawLongBits(rows.score(0))).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refuseScoresThatAreNotFinite(double score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoredRows.builder().add(score, true))
                .withMessage("rows.score: " + score + " (expected: a finite number)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, 1e-13, 1e13, Double.POSITIVE_INFINITY})
    void refuseWeightsOutOfRange(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoredRows.builder().add(0.5, true, weight))
                .withMessage("rows.weight: " + weight + " (expected: 0, or 1.0E-12 to 1.0E12)");
    }

    @Test
    void refuseColumnsOfDifferentLengths() {
        double[] scores = {0.1, 0.2};
        boolean[] one = {true};
        boolean[] two = {true, false};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoredRows.of(scores, one))
                .withMessage("rows.labels: 1 (expected: as many as scores, 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoredRows.of(scores, two, new double[3]))
                .withMessage("rows.weights: 3 (expected: as many as scores, 2)");
    }
}
