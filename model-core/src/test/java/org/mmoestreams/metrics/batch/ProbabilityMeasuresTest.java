package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.mmoestreams.metrics.batch.Batches.rows;
import static org.mmoestreams.metrics.batch.Batches.weighted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link BrierScore}, {@link Calibration} and {@link NormalisedEntropy}. */
class ProbabilityMeasuresTest {

    private static final String ENTROPY_LABELS = "00101011";
    private static final double[] ENTROPY_SCORES = {0.2, 0.3, 0.5, 0.1, 0.3, 0.5, 0.2, 0.4};

    @Test
    void brierScoreIsThatOfScikitLearn() {
        // test_classification.py
        assertThat(BrierScore.of(rows("011011", 0.1, 0.8, 0.9, 0.3, 1, 0.95)).getAsDouble())
                .isCloseTo(0.0254166667, within(5e-11));
        assertThat(BrierScore.of(rows("0110", 0.1, 0.9, 0.8, 0.3)).getAsDouble())
                .isCloseTo(0.0375, within(1e-16));
        assertThat(BrierScore.of(rows("1", 0.4)).getAsDouble()).isCloseTo(0.36, within(1e-16));
        assertThat(BrierScore.of(rows("0", 0.4)).getAsDouble()).isCloseTo(0.16, within(1e-16));
    }

    @Test
    void calibrationIsThatOfTorcheval() {
        // test_weighted_calibration.py
        assertThat(Calibration.of(rows("110010", 0.8, 0.4, 0.3, 0.8, 0.7, 0.6)).getAsDouble())
                .isCloseTo(1.2, within(1e-15));
        double[] weights = {0.5, 1, 2, 0.4, 1.3, 0.9};
        assertThat(Calibration.of(weighted("110010", weights, 0.8, 0.4, 0.3, 0.8, 0.7, 0.6))
                        .getAsDouble())
                .isCloseTo(1.1321428185, within(5e-8));
        assertThat(Calibration.of(rows("11", 0.8, 0.4)).getAsDouble()).isCloseTo(0.6, within(1e-15));
        assertThat(Calibration.of(rows("01", 0.8, 0.7)).getAsDouble()).isCloseTo(1.5, within(1e-15));
    }

    @Test
    void normalisedEntropyIsThatOfTorcheval() {
        // test_normalized_entropy.py, in float32; and to the digits of doubles
        assertThat(NormalisedEntropy.of(rows(ENTROPY_LABELS, ENTROPY_SCORES)).getAsDouble())
                .isCloseTo(1.046165732800875, within(1e-7))
                .isCloseTo(1.0461657681378878, within(1e-15));
        double[] weights = {5, 1, 2, 3, 4, 7, 1, 1};
        assertThat(NormalisedEntropy.of(weighted(ENTROPY_LABELS, weights, ENTROPY_SCORES))
                        .getAsDouble())
                .isCloseTo(1.0060274419349144, within(2e-7))
                .isCloseTo(1.0060275363617026, within(1e-15));
    }

    @Test
    void normalisedEntropyOfHalvesIsThatOfTorcheval() {
        // test_normalized_entropy.py, the halves as two tasks
        assertThat(NormalisedEntropy.of(rows("0010", 0.2, 0.3, 0.5, 0.1)).getAsDouble())
                .isCloseTo(0.6127690164269908, within(1e-7));
        assertThat(NormalisedEntropy.of(rows("1011", 0.3, 0.5, 0.2, 0.4)).getAsDouble())
                .isCloseTo(1.9662867428699988, within(1e-6));
        assertThat(NormalisedEntropy.of(weighted("0010", new double[] {5, 1, 2, 3}, 0.2, 0.3, 0.5, 0.1))
                        .getAsDouble())
                .isCloseTo(0.6087141981256933, within(1e-7));
        assertThat(NormalisedEntropy.of(weighted("1011", new double[] {4, 7, 1, 1}, 0.3, 0.5, 0.2, 0.4))
                        .getAsDouble())
                .isCloseTo(1.3590155586403683, within(1e-6));
        assertThat(NormalisedEntropy.of(rows("10", 0.2, 0.3)).getAsDouble()).isCloseTo(1.4183, within(5e-5));
        assertThat(NormalisedEntropy.of(weighted("10", new double[] {5, 1}, 0.2, 0.3))
                        .getAsDouble())
                .isCloseTo(3.1087, within(5e-5));
    }

    @Test
    void normalisedEntropyOfTheRateIsOne() {
        assertThat(NormalisedEntropy.of(rows("0010", 0.25, 0.25, 0.25, 0.25)).getAsDouble())
                .isCloseTo(1, within(1e-15));
    }

    @Test
    void areEmptyWhereThereIsNothingToDivideBy() {
        ScoredRows none = rows("");
        ScoredRows negatives = rows("00", 0.1, 0.2);
        ScoredRows positives = rows("11", 0.1, 0.2);
        ScoredRows weightless = weighted("01", new double[] {0, 0}, 0.1, 0.2);

        assertThat(BrierScore.of(none)).isEmpty();
        assertThat(BrierScore.of(weightless)).isEmpty();
        assertThat(BrierScore.of(negatives)).isPresent();
        assertThat(Calibration.of(none)).isEmpty();
        assertThat(Calibration.of(negatives)).isEmpty();
        assertThat(Calibration.of(weightless)).isEmpty();
        assertThat(NormalisedEntropy.of(none)).isEmpty();
        assertThat(NormalisedEntropy.of(negatives)).isEmpty();
        assertThat(NormalisedEntropy.of(positives)).isEmpty();
        assertThat(NormalisedEntropy.of(weightless)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.0000000000000002})
    void refuseScoresThatAreNoProbabilities(double score) {
        ScoredRows rows = rows("01", 0.5, score);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrierScore.of(rows))
                .withMessage(
                        "brier.probability: " + score + " (expected: 0 to 1; turn scores into probabilities before)");
        assertThatIllegalArgumentException().isThrownBy(() -> Calibration.of(rows));
        assertThatIllegalArgumentException().isThrownBy(() -> NormalisedEntropy.of(rows));
        assertThatIllegalArgumentException().isThrownBy(() -> CalibrationBins.ofEqualWidth(rows, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> CalibrationBins.ofEqualCount(rows, 10));
    }
}
