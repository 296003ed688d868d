package org.mmoestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.features.Attribution.Correction;
import org.mmoestreams.features.Task;

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

    @Test
    void correctionOfATaskIsTheLossThatItIsLearntBy() {
        Task task = GradientCase.binary("a", 1);
        assertThat(Loss.of(GradientCase.correcting(task, Correction.IMPORTANCE_WEIGHT)))
                .isSameAs(Loss.CORRECTED_LOG_LOSS);
        assertThat(Loss.of(GradientCase.correcting(task, Correction.FAKE_NEGATIVE_WEIGHTED)))
                .isSameAs(Loss.FAKE_NEGATIVE_WEIGHTED);
        assertThat(Loss.of(GradientCase.correcting(task, Correction.FAKE_NEGATIVE_CALIBRATED)))
                .isSameAs(Loss.BINARY_LOG_LOSS);
        assertThat(Loss.of(GradientCase.correcting(task, Correction.ELAPSED_TIME)))
                .isSameAs(Loss.BINARY_LOG_LOSS);
    }

    @Test
    void takesPositivesToBeInTimeAndNegativesToBeRealUntilOutcomesSayOtherwise() {
        assertThat(Sigmoid.of(Loss.DELAYED_POSITIVE.bounded(0))).isLessThan(0.05);
        assertThat(Sigmoid.of(Loss.REAL_NEGATIVE.bounded(0))).isGreaterThan(0.95);
        assertThat(Loss.DELAYED_POSITIVE.derivative(3, 1)).isEqualTo(-0.5f);
        assertThat(Loss.REAL_NEGATIVE.derivative(-3, 0)).isEqualTo(0.5f);
        assertThat(Loss.REAL_NEGATIVE.derivative(-3, 1)).isEqualTo(Loss.REAL_NEGATIVE.correction(-3, 1));
    }

    @ParameterizedTest
    @ValueSource(floats = {-12, -1, 0, 0.5f, 3, 12})
    void derivativeOfAWeighedLossIsItsSlopeWithTheWeightHeldFixed(float output) {
        double p = 1 / (1 + Math.exp(-output));
        double positive = (logLoss(output + STEP, 1) - logLoss(output - STEP, 1)) / (2 * STEP);
        double negative = (logLoss(output + STEP, 0) - logLoss(output - STEP, 0)) / (2 * STEP);
        assertThat((double) Loss.FAKE_NEGATIVE_WEIGHTED.derivative(output, 1))
                .isEqualTo((1 + p) * positive, Offset.offset(1e-6));
        assertThat((double) Loss.FAKE_NEGATIVE_WEIGHTED.derivative(output, 0))
                .isEqualTo((1 - p) * (1 + p) * negative, Offset.offset(1e-6));
        assertThat((double) Loss.CORRECTED_LOG_LOSS.correction(output, 1))
                .isEqualTo(positive / (1 - p), Offset.offset(1e-4));
    }

    @ParameterizedTest
    @ValueSource(floats = {-100, -30, -1, 0, 2, 30, 100})
    void negativeAndItsCorrectionAreOnePositiveTogether(float output) {
        Loss loss = Loss.CORRECTED_LOG_LOSS;
        assertThat(loss.derivative(output, 0) + loss.correction(output, 1))
                .isEqualTo(Loss.BINARY_LOG_LOSS.derivative(output, 1), Offset.offset(1e-7f));
        assertThat(loss.correction(output, 0)).isEqualTo(loss.derivative(output, 0));
        assertThat(loss.derivative(output, 1)).isEqualTo(Loss.BINARY_LOG_LOSS.derivative(output, 1));
    }

    @Test
    void otherLossesTakeACorrectionForAnyRow() {
        for (Loss loss : List.of(Loss.BINARY_LOG_LOSS, Loss.FAKE_NEGATIVE_WEIGHTED, Loss.SQUARED_ERROR)) {
            assertThat(loss.correction(0.5f, 1)).isEqualTo(loss.derivative(0.5f, 1));
        }
        assertThat(Loss.SQUARED_ERROR.correction(0.5f, 3)).isEqualTo(-2.5f);
    }

    @Test
    void logitOfEveryLogLossIsBounded() {
        assertThat(Loss.CORRECTED_LOG_LOSS.bounded(1e9f)).isEqualTo(30);
        assertThat(Loss.FAKE_NEGATIVE_WEIGHTED.bounded(-1e9f)).isEqualTo(-30);
        assertThat(Loss.FAKE_NEGATIVE_WEIGHTED.derivative(-1e9f, 1)).isBetween(-1f, -0.99f);
    }

    private static double logLoss(double output, float label) {
        double probability = 1 / (1 + Math.exp(-output));
        return -Math.log(label == 1 ? probability : 1 - probability);
    }

    private static double halfSquare(double error) {
        return error * error / 2;
    }
}
