package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.mmoestreams.metrics.BatchAuc;
import org.mmoestreams.metrics.CalibrationSums;
import org.mmoestreams.metrics.HistogramAuc;
import org.mmoestreams.metrics.ScoreGroups;

/** Measures of a stream's rows are those of a batch of the same rows. */
class ScoreGroupsTest {

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void measuresOfASlidingWindowAreThoseOfTheBatchBitForBit(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        ScoredRows gone = Batches.random(chance, 1 + chance.nextInt(100));
        ScoredRows rows = Batches.random(chance, 1 + chance.nextInt(100));
        BatchAuc window = new BatchAuc();
        CalibrationSums sums = new CalibrationSums(10);
        for (ScoredRows each : new ScoredRows[] {gone, rows}) {
            for (int row = 0; row < each.size(); row++) {
                window.add(each.score(row), each.positive(row));
                sums.add(each.score(row), each.positive(row));
            }
        }
        for (int row = 0; row < gone.size(); row++) {
            window.remove(gone.score(row), gone.positive(row));
            sums.remove(gone.score(row), gone.positive(row));
        }
        ScoreGroups groups = window.groups();
        assertThat(AucEstimate.of(groups)).isEqualTo(DeLong.of(rows).estimate());
        assertThat(window.auc()).isEqualTo(DeLong.of(rows).auc());
        assertThat(AveragePrecision.of(groups)).isEqualTo(AveragePrecision.of(rows));
        assertThat(Lift.ofTopDecile(groups)).isEqualTo(Lift.ofTopDecile(rows));
        CalibrationBins bins = CalibrationBins.ofEqualWidth(rows, 10);
        assertThat(CalibrationBins.of(sums).bins()).isEqualTo(bins.bins());
        assertThat(BrierDecomposition.of(CalibrationBins.of(sums))).isEqualTo(BrierDecomposition.of(bins));
        assertThat(CalibrationError.of(CalibrationBins.of(sums))).isEqualTo(CalibrationError.of(bins));
    }

    /** Rows that differ in bins of 1/8 only a little, so that bins hide their order. */
    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void measuresOfBinsAreWithinTheirErrors(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        ScoredRows.Builder builder = ScoredRows.builder();
        int size = 1 + chance.nextInt(60);
        for (int row = 0; row < size; row++) {
            double bin = (1 + chance.nextInt(6)) / 8.0 + 0.01;
            builder.add(bin + chance.nextInt(5) * 1e-6, chance.nextDouble() < bin);
        }
        ScoredRows rows = builder.build();
        HistogramAuc histogram = new HistogramAuc();
        for (int row = 0; row < size; row++) {
            histogram.add(rows.score(row), rows.positive(row));
        }
        ScoreGroups bins = histogram.groups();
        assertThat(bins.size()).isLessThanOrEqualTo(6);
        assertThat(bins.positives() + bins.negatives()).isEqualTo(size);
        AucEstimate.errorOfStandardError(bins).ifPresent(error -> assertThat(
                        AucEstimate.of(bins).standardError().getAsDouble())
                .isCloseTo(DeLong.of(rows).estimate().standardError().getAsDouble(), within(error + 1e-14)));
        assertThat(AucEstimate.errorOfStandardError(bins).isPresent())
                .isEqualTo(DeLong.of(rows).variance().isPresent());
        if (rows.positiveWeight() == 0) {
            assertThat(AveragePrecision.errorOf(bins)).isEmpty();
            assertThat(Lift.errorOfTopDecile(bins)).isEmpty();
            return;
        }
        double precision = AveragePrecision.of(bins).getAsDouble();
        assertThat(AveragePrecision.of(rows).getAsDouble())
                .isCloseTo(precision, within(AveragePrecision.errorOf(bins).getAsDouble() + 1e-14));
        double lift = Lift.ofTopDecile(bins).getAsDouble();
        assertThat(Lift.ofTopDecile(rows).getAsDouble())
                .isCloseTo(lift, within(Lift.errorOfTopDecile(bins).getAsDouble() + 1e-13));
    }

    @Test
    void errorsAreThoseOfTheBestAndTheWorstOrder() {
        // one bin of two positives and two negatives: 1/2; at best 1, at worst (1/3 + 1/2) / 2
        ScoreGroups bin = ScoreGroups.of(new double[] {2}, new double[] {2});
        assertThat(AveragePrecision.of(bin)).hasValue(0.5);
        assertThat(AveragePrecision.errorOf(bin)).hasValue(0.5);
        // the same bin below a positive: at best all precisions are 1, at worst 2/4 and 3/5 follow
        ScoreGroups two = ScoreGroups.of(new double[] {2, 1}, new double[] {2, 0});
        double worst = (1 + 2 / 4.0 + 3 / 5.0) / 3;
        assertThat(AveragePrecision.errorOf(two).getAsDouble())
                .isCloseTo(Math.max(1 - (1 + 2 * 0.6) / 3, (1 + 2 * 0.6) / 3 - worst), within(1e-15));
        // a tenth of ten rows is one of the four in the bin, half of which are positive
        ScoreGroups ten = ScoreGroups.of(new double[] {0, 2}, new double[] {6, 2});
        assertThat(Lift.ofTopDecile(ten).getAsDouble()).isCloseTo(2.5, within(1e-14));
        assertThat(Lift.errorOfTopDecile(ten).getAsDouble()).isCloseTo(2.5, within(1e-14));
    }

    @Test
    void standardErrorMayBeOffByThePlacementsThatABinHides() {
        // ties of all rows: 0, and in truth each placement may be off by one half
        ScoreGroups bin = ScoreGroups.of(new double[] {2}, new double[] {2});
        assertThat(AucEstimate.of(bin).standardError()).hasValue(0);
        assertThat(AucEstimate.errorOfStandardError(bin)).hasValue(Math.sqrt(0.5));
        assertThat(AucEstimate.errorOfStandardError(ScoreGroups.of(new double[] {2, 0}, new double[] {0, 2})))
                .hasValue(0);
    }

    /** Each row many times over: areas stay, and variances are divided by nearly as many. */
    @Test
    void estimatesStayRightAtCountsWhosePlacementsAreRounded() {
        SplittableRandom chance = new SplittableRandom(11);
        double[] positives = chance.ints(40, 0, 9).asDoubleStream().toArray();
        double[] negatives = chance.ints(40, 0, 9).asDoubleStream().toArray();
        AucEstimate few = AucEstimate.of(ScoreGroups.of(positives, negatives));
        double least = least(positives, negatives);
        for (int doublings : new int[] {0, 20, 22, 23, 24, 40, 44}) {
            double copies = Math.scalb(1.0, doublings) + 1;
            AucEstimate many = AucEstimate.of(ScoreGroups.of(times(copies, positives), times(copies, negatives)));
            assertThat(many.auc().getAsDouble()).isCloseTo(few.auc().getAsDouble(), within(1e-15));
            double variance = many.variance().getAsDouble() * copies;
            assertThat(variance)
                    .as("%s copies", copies)
                    .isBetween(
                            few.variance().getAsDouble() * (least - 1) / least * (1 - 1e-6),
                            few.variance().getAsDouble() * (1 + 1e-6));
        }
    }

    @Test
    void refusesGroupsOfOneClassOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreGroups.of(new double[2], new double[1]))
                .withMessage("groups.negatives: 1 (expected: as many as positives, 2)");
    }

    private static double[] times(double copies, double[] counts) {
        double[] many = counts.clone();
        for (int group = 0; group < many.length; group++) {
            many[group] *= copies;
        }
        return many;
    }

    private static double least(double[] positives, double[] negatives) {
        ScoreGroups groups = ScoreGroups.of(positives, negatives);
        return Math.min(groups.positives(), groups.negatives());
    }
}
