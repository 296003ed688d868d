package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.mmoestreams.metrics.batch.Batches.rows;

import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.mmoestreams.metrics.ExactSum;
import org.mmoestreams.metrics.batch.CalibrationBins.Bin;

/** {@link CalibrationBins}, {@link CalibrationError} and {@link BrierDecomposition}. */
class CalibrationBinsTest {

    @Test
    void binsOfEqualWidthAreThoseOfScikitLearn() {
        // test_calibration.py, calibration_curve
        CalibrationBins bins = CalibrationBins.ofEqualWidth(rows("000111", 0, 0.1, 0.2, 0.8, 0.9, 1), 2);

        assertThat(bins.bins()).hasSize(2);
        assertBin(bins.bins().get(0), 0, 0.1);
        assertBin(bins.bins().get(1), 1, 0.9);
    }

    @Test
    void binsOfEqualCountAreThoseOfScikitLearn() {
        // test_calibration.py, calibration_curve by quantiles
        CalibrationBins bins = CalibrationBins.ofEqualCount(rows("000011", 0, 0.1, 0.2, 0.5, 0.9, 1), 2);

        assertThat(bins.bins()).hasSize(2);
        assertBin(bins.bins().get(0), 0, 0.1);
        assertBin(bins.bins().get(1), 0.6667, 0.8);
        assertThat(bins.bins().get(1).rows()).isEqualTo(3);
        assertThat(bins.bins().get(1).from()).isEqualTo(0.5);
    }

    @Test
    void beginWithTheirLowerEdgeAndEndBeforeTheUpper() {
        CalibrationBins bins = CalibrationBins.ofEqualWidth(rows("0000", 0.5, Math.nextDown(0.5), 1, 0), 2);

        assertThat(bins.bins()).extracting(Bin::rows).containsExactly(2L, 2L);
        assertThat(bins.bins().get(1).meanProbability()).isEqualTo(0.75);
    }

    @Test
    void keepEqualProbabilitiesTogetherAndLeaveOutWhatIsEmpty() {
        CalibrationBins constant = CalibrationBins.ofEqualCount(rows("0101", 0.3, 0.3, 0.3, 0.3), 3);

        assertThat(constant.bins()).hasSize(1);
        assertThat(constant.bins().get(0).rows()).isEqualTo(4);
        assertThat(CalibrationBins.ofEqualCount(rows(""), 3).bins()).isEmpty();
        assertThat(CalibrationBins.ofEqualWidth(rows("1", 0.95), 10).bins())
                .containsExactly(new Bin(0.9, 1, 1, 1, 0.95, 1));
    }

    @Test
    void refuseNumbersOfBinsThatThereCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationBins.ofEqualWidth(rows("1", 0.5), 0))
                .withMessage("calibration.bins: 0 (expected: 1 to 10000)");
    }

    @Test
    void errorIsThatOfTorchmetrics() {
        // documentation of BinaryCalibrationError
        CalibrationError error = CalibrationError.of(
                        CalibrationBins.ofEqualWidth(rows("00111", 0.25, 0.25, 0.55, 0.75, 0.75), 2))
                .orElseThrow();

        assertThat(error.expected()).isCloseTo(0.29, within(1e-15));
        assertThat(error.rootMeanSquare())
                .isCloseTo(0.2918, within(5e-5))
                .isCloseTo(Math.sqrt(511 / 6000.0), within(1e-15));
        assertThat(error.maximum()).isCloseTo(0.3167, within(5e-5));
        assertThat(CalibrationError.of(CalibrationBins.ofEqualWidth(rows("00111", 1, 1, 1, 1, 0), 2))
                        .orElseThrow()
                        .expected())
                .isCloseTo(0.6, within(1e-15));
    }

    @Test
    void thereIsNoErrorAndNoDecompositionWithoutRows() {
        CalibrationBins none = CalibrationBins.ofEqualWidth(rows(""), 10);
        CalibrationBins weightless = CalibrationBins.ofEqualWidth(Batches.weighted("1", new double[] {0}, 0.5), 10);

        assertThat(CalibrationError.of(none)).isEmpty();
        assertThat(BrierDecomposition.of(none)).isEmpty();
        assertThat(CalibrationError.of(weightless)).isEmpty();
        assertThat(BrierDecomposition.of(weightless)).isEmpty();
    }

    @Test
    void decompositionHasNoRemainderWhereBinsHoldOneProbabilityEach() {
        // by hand: rates 1/4 at 0.2 and 1/2 at 0.7, rate 1/3
        ScoredRows rows = rows("100010", 0.2, 0.2, 0.2, 0.2, 0.7, 0.7);
        BrierDecomposition parts =
                BrierDecomposition.of(CalibrationBins.ofEqualWidth(rows, 10)).orElseThrow();

        assertThat(parts.reliability()).isCloseTo((4 * 0.0025 + 2 * 0.04) / 6, within(1e-16));
        assertThat(parts.resolution()).isCloseTo((4 / 144.0 + 2 / 36.0) / 6, within(1e-16));
        assertThat(parts.uncertainty()).isCloseTo(2 / 9.0, within(1e-16));
        assertThat(parts.remainder()).isCloseTo(0, within(1e-16));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void decompositionSumsUpAndItsRemainderIsWhatBinsHide(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        ScoredRows rows = Batches.random(chance, 2 + chance.nextInt(100));
        ScoredRows some = chance.nextBoolean() ? rows : Batches.randomlyWeighted(chance, rows);
        int count = 1 + chance.nextInt(12);
        CalibrationBins bins = chance.nextBoolean()
                ? CalibrationBins.ofEqualWidth(some, count)
                : CalibrationBins.ofEqualCount(some, count);
        BrierDecomposition.of(bins).ifPresent(parts -> {
            ExactSum sum = new ExactSum();
            sum.add(parts.reliability());
            sum.subtract(parts.resolution());
            sum.add(parts.uncertainty());
            sum.add(parts.remainder());
            assertThat(sum.value()).isCloseTo(parts.score(), within(0x1p-53));
            assertThat(parts.remainder()).isCloseTo(withinBins(some, bins), within(1e-14));
        });
    }

    /** The variance of probabilities within bins less twice their covariance with labels. */
    private static double withinBins(ScoredRows rows, CalibrationBins bins) {
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            double score = rows.score(row);
            Optional<Bin> bin =
                    bins.bins().stream().filter(each -> each.from() <= score).reduce((one, next) -> next);
            if (rows.weight(row) > 0) {
                double probability = score - bin.orElseThrow().meanProbability();
                double label = (rows.positive(row) ? 1 : 0) - bin.orElseThrow().positiveRate();
                sum += rows.weight(row) * probability * (probability - 2 * label);
            }
        }
        return sum / rows.weight();
    }

    private static void assertBin(Bin bin, double rate, double probability) {
        assertThat(bin.positiveRate()).isCloseTo(rate, within(5e-5));
        assertThat(bin.meanProbability()).isCloseTo(probability, within(1e-15));
    }
}
