package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {

    private static final double STEP = 1e-4;

    @Test
    void isTheLogLossOfABinaryTaskAndTheSquaredErrorOfARegression() {
        assertThat(Loss.of(GradientCase.binary("a", 1))).isSameAs(Loss.BINARY_LOG_LOSS);
        assertThat(Loss.of(GradientCase.regression("b", 1))).isSameAs(Loss.SQUARED_ERROR);
    }

    @ParameterizedTest
    @ValueSource(floats = {-12, -1, 0, 0.5f, 3, 12})
    void derivativeIsThatOfTheLoss(float output) {
        for (float label : new float[] {0, 1}) {
            double slope = (logLoss(output + STEP, label) - logLoss(output - STEP, label)) / (2 * STEP);
            assertThat((double) Loss.BINARY_LOG_LOSS.derivative(output, label)).isEqualTo(slope, Offset.offset(1e-6));
        }
        double slope = (halfSquare(output + STEP - 2) - halfSquare(output - STEP - 2)) / (2 * STEP);
        assertThat((double) Loss.SQUARED_ERROR.derivative(output, 2)).isEqualTo(slope, Offset.offset(1e-6));
    }

    @Test
    void logitBeyondThirtyCountsAsThirty() {
        assertThat(Loss.BINARY_LOG_LOSS.bounded(1e9f)).isEqualTo(30);
        assertThat(Loss.BINARY_LOG_LOSS.bounded(-1e9f)).isEqualTo(-30);
        assertThat(Loss.BINARY_LOG_LOSS.bounded(-29)).isEqualTo(-29);
        assertThat(Loss.BINARY_LOG_LOSS.derivative(-1e9f, 0))
                .isEqualTo(Loss.BINARY_LOG_LOSS.derivative(-30, 0))
                .isPositive();
    }

    @Test
    void valueOfARegressionCountsHoweverFarOutItIs() {
        assertThat(Loss.SQUARED_ERROR.bounded(-1e9f)).isEqualTo(-1e9f);
    }

    private static double logLoss(double output, float label) {
        double probability = 1 / (1 + Math.exp(-output));
        return -Math.log(label == 1 ? probability : 1 - probability);
    }

    private static double halfSquare(double error) {
        return error * error / 2;
    }
}
