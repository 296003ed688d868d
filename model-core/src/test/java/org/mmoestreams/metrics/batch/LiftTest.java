package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.mmoestreams.metrics.batch.Batches.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiftTest {

    @Test
    void comparesTheTenthOfTheHighestScoresWithAll() {
        double[] scores = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        assertThat(Lift.ofTopDecile(rows("0000010001", scores)).getAsDouble()).isCloseTo(5, within(1e-14));
        assertThat(Lift.ofTopDecile(rows("1000000000", scores))).hasValue(0);
        assertThat(Lift.of(rows("0000010001", scores), 0.5).getAsDouble()).isCloseTo(2, within(1e-14));
        assertThat(Lift.of(rows("0000010001", scores), 1)).hasValue(1);
    }

    @Test
    void countsRowsThatTieAtTheBorderInPart() {
        // one place for four rows of which one is positive, of two positives among ten
        double[] scores = {1, 2, 3, 4, 5, 6, 7, 7, 7, 7};

        assertThat(Lift.ofTopDecile(rows("0000010001", scores)).getAsDouble()).isCloseTo(0.25 / 0.2, within(1e-14));
    }

    @Test
    void takesPartOfARowWhereATenthIsNoWholeNumber() {
        // of 15 rows, the highest and half of the next
        double[] scores = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

        assertThat(Lift.ofTopDecile(rows("100000000000010", scores)).getAsDouble())
                .isCloseTo((0.5 / 1.5) / (2 / 15.0), within(1e-14));
    }

    @Test
    void isOneForEqualScores() {
        assertThat(Lift.ofTopDecile(rows("0010110", 3, 3, 3, 3, 3, 3, 3)).getAsDouble())
                .isCloseTo(1, within(1e-14));
    }

    @Test
    void isEmptyWithoutPositives() {
        assertThat(Lift.ofTopDecile(rows("00", 0.1, 0.2))).isEmpty();
        assertThat(Lift.ofTopDecile(rows(""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void refusesWhatIsNoShare(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lift.of(rows("01", 1, 2), share))
                .withMessage("lift.share: " + share + " (expected: > 0 and <= 1)");
    }
}
