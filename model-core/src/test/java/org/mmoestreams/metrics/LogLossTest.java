package org.mmoestreams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLossTest {

    @Test
    void isTheLogarithmOfTheProbabilityGivenToTheOutcome() {
        assertThat(LogLoss.of(0.25, true)).isEqualTo(StrictMath.log(4));
        assertThat(LogLoss.of(0.25, false)).isCloseTo(StrictMath.log(4.0 / 3), within(1e-15));
        assertThat(LogLoss.of(0.5, true)).isEqualTo(LogLoss.of(0.5, false));
    }

    @Test
    void isZeroForCertaintyThatWasRightAndBoundedForCertaintyThatWasWrong() {
        assertThat(Double.doubleToRawLongBits(LogLoss.of(1, true))).isZero();
        assertThat(Double.doubleToRawLongBits(LogLoss.of(0, false))).isZero();
        assertThat(LogLoss.of(0, true)).isEqualTo(-StrictMath.log(1e-15)).isLessThan(34.54);
        assertThat(LogLoss.of(1, false)).isEqualTo(LogLoss.of(0, true));
    }

    @Test
    void hasTheMeanOfScikitLearn() {
        // test_classification.py, log_loss
        double[] probabilities = {0.5, 0.9, 0.99, 0.1, 0.25, 0.999};
        double sum = 0;
        for (int row = 0; row < probabilities.length; row++) {
            sum += LogLoss.of(probabilities[row], row >= 3);
        }

        assertThat(sum / probabilities.length).isCloseTo(1.8817971, within(5e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0x1p-60, 1.0000000000000002, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoProbability(double probability) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogLoss.of(probability, true))
                .withMessage("log-loss.probability: " + probability + " (expected: 0 to 1)");
    }
}
