package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds of every measure that takes weights. */
class RowWeightsTest {

    private static final Map<String, Function<ScoredRows, OptionalDouble>> MEASURES = Map.ofEntries(
            Map.entry("area", WeightedAuc::of),
            Map.entry("average precision", AveragePrecision::of),
            Map.entry("lift", Lift::ofTopDecile),
            Map.entry("Brier score", BrierScore::of),
            Map.entry("calibration", Calibration::of),
            Map.entry("normalised entropy", NormalisedEntropy::of),
            Map.entry("expected calibration error", error(CalibrationError::expected)),
            Map.entry("root mean square", error(CalibrationError::rootMeanSquare)),
            Map.entry("maximum", error(CalibrationError::maximum)),
            Map.entry("reliability", part(BrierDecomposition::reliability)),
            Map.entry("resolution", part(BrierDecomposition::resolution)),
            Map.entry("uncertainty", part(BrierDecomposition::uncertainty)),
            Map.entry("remainder", part(BrierDecomposition::remainder)),
            Map.entry("accuracy", rows -> ConfusionCounts.of(rows, 0.5).accuracy()),
            Map.entry("precision", rows -> ConfusionCounts.of(rows, 0.5).precision()),
            Map.entry("recall", rows -> ConfusionCounts.of(rows, 0.5).recall()),
            Map.entry("F1", rows -> ConfusionCounts.of(rows, 0.5).f1()));

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void noMeasureDependsOnTheOrderOfRows(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        ScoredRows plain = Batches.random(chance, 1 + chance.nextInt(200));
        for (ScoredRows rows : List.of(plain, Batches.randomlyWeighted(chance, plain))) {
            ScoredRows shuffled = Batches.shuffled(chance, rows);
            MEASURES.forEach((name, measure) ->
                    assertThat(measure.apply(shuffled)).as(name).isEqualTo(measure.apply(rows)));
            assertThat(CalibrationBins.ofEqualCount(shuffled, 7).bins())
                    .isEqualTo(CalibrationBins.ofEqualCount(rows, 7).bins());
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aWeightIsAsGoodAsThatManyRows(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        ScoredRows plain = Batches.random(chance, 1 + chance.nextInt(60));
        double[] weights = chance.ints(plain.size(), 0, 4).asDoubleStream().toArray();
        int[] all = IntStream.range(0, plain.size()).toArray();
        ScoredRows rows = Batches.select(plain, all, weights);
        MEASURES.forEach((name, measure) -> {
            OptionalDouble weighted = measure.apply(rows);
            OptionalDouble repeated = measure.apply(Batches.repeated(rows));
            assertThat(weighted.isPresent()).as(name).isEqualTo(repeated.isPresent());
            weighted.ifPresent(value -> assertThat(value).as(name).isCloseTo(repeated.getAsDouble(), within(1e-12)));
        });
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void theAreaWithoutWeightsIsThatOfDeLong(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        ScoredRows rows = Batches.random(chance, 1 + chance.nextInt(200));

        assertThat(WeightedAuc.of(rows)).isEqualTo(DeLong.of(rows).auc());
    }

    private static Function<ScoredRows, OptionalDouble> error(Function<CalibrationError, Double> figure) {
        return rows -> optional(
                CalibrationError.of(CalibrationBins.ofEqualWidth(rows, 10)).map(figure));
    }

    private static Function<ScoredRows, OptionalDouble> part(Function<BrierDecomposition, Double> figure) {
        return rows -> optional(
                BrierDecomposition.of(CalibrationBins.ofEqualWidth(rows, 10)).map(figure));
    }

    private static OptionalDouble optional(Optional<Double> figure) {
        return figure.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
