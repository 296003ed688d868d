package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.mmoestreams.metrics.batch.Batches.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfusionCountsTest {

    @ParameterizedTest
    @CsvSource({"1, 0.5, 1", "2, 0.3333333333333333, 0.5", "3, 0.5, 0.5", "4, 1, 0.5"})
    void givePrecisionAndRecallOfScikitLearn(double threshold, double precision, double recall) {
        // test_ranking.py, precision_recall_curve
        ConfusionCounts counts = ConfusionCounts.of(rows("1001", 1, 2, 3, 4), threshold);

        assertThat(counts.precision()).hasValue(precision);
        assertThat(counts.recall()).hasValue(recall);
    }

    @Test
    void haveNoPrecisionWhereNothingIsCalledPositive() {
        ConfusionCounts counts = ConfusionCounts.of(rows("1001", 1, 2, 3, 4), 4.5);

        assertThat(counts.precision()).isEmpty();
        assertThat(counts.recall()).hasValue(0);
        assertThat(counts.f1()).hasValue(0);
        assertThat(counts.accuracy()).hasValue(0.5);
    }

    @Test
    void callThoseWhoseScoreReachesTheThresholdPositive() {
        ConfusionCounts counts = ConfusionCounts.of(rows("0011011", 0.1, 0.5, 0.5, 0.9, 0.7, 0.2, 0.4999), 0.5);

        assertThat(counts).isEqualTo(new ConfusionCounts(2, 2, 1, 2));
        assertThat(counts.accuracy()).hasValue(3.0 / 7);
        assertThat(counts.f1()).hasValue(0.5);
    }

    @Test
    void countRowsWithTheirWeights() {
        ConfusionCounts counts = ConfusionCounts.of(
                Batches.weighted("1100", new double[] {0.1, 0.2, 0.3, 0.4}, 0.9, 0.1, 0.9, 0.1), 0.5);

        assertThat(counts).isEqualTo(new ConfusionCounts(0.1, 0.3, 0.4, 0.2));
        assertThat(counts.precision().getAsDouble()).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void haveNoRatioOfNothing() {
        ConfusionCounts none = ConfusionCounts.of(rows(""), 0.5);
        ConfusionCounts negatives = ConfusionCounts.of(rows("00", 0.1, 0.2), 0.5);

        assertThat(none.accuracy()).isEmpty();
        assertThat(none.f1()).isEmpty();
        assertThat(negatives.accuracy()).hasValue(1);
        assertThat(negatives.recall()).isEmpty();
        assertThat(negatives.f1()).isEmpty();
    }

    @Test
    void refuseAThresholdThatIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionCounts.of(rows("1", 1), Double.NaN))
                .withMessage("confusion.threshold: NaN (expected: a number)");
    }
}
