package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tribuo.classification.evaluation.LabelEvaluationUtil.averagedPrecision;
import static org.tribuo.classification.evaluation.LabelEvaluationUtil.binaryAUCROC;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** Area under the curve and average precision are those of commons-statistics 1.1 and Tribuo 4.3.2, ties included. */
class OtherLibrariesTest {

    private static final double ROUNDING = 1e-12;

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void giveTheSameAreaUnderTheCurve(@ForAll long seed) {
        ScoredRows rows = ofBothClasses(seed);
        double area = WeightedAuc.of(rows).getAsDouble();
        assertThat(area).isCloseTo(binaryAUCROC(labels(rows), scores(rows)), within(ROUNDING));
        double[] positives = scores(rows, true);
        double[] negatives = scores(rows, false);
        double pairsWon = MannWhitneyUTest.withDefaults().statistic(positives, negatives);
        assertThat(area).isCloseTo(pairsWon / positives.length / negatives.length, within(ROUNDING));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void giveTheSameAveragePrecision(@ForAll long seed) {
        ScoredRows rows = ofBothClasses(seed);
        assertThat(AveragePrecision.of(rows).getAsDouble())
                .isCloseTo(averagedPrecision(labels(rows), scores(rows)), within(ROUNDING));
    }

    private static ScoredRows ofBothClasses(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        ScoredRows rows = Batches.random(chance, 2 + chance.nextInt(500));
        Assume.that(rows.positiveWeight() > 0 && rows.positiveWeight() < rows.size());
        return rows;
    }

    private static boolean[] labels(ScoredRows rows) {
        boolean[] labels = new boolean[rows.size()];
        IntStream.range(0, labels.length).forEach(row -> labels[row] = rows.positive(row));
        return labels;
    }

    private static double[] scores(ScoredRows rows) {
        return IntStream.range(0, rows.size()).mapToDouble(rows::score).toArray();
    }

    private static double[] scores(ScoredRows rows, boolean ofPositives) {
        return IntStream.range(0, rows.size())
                .filter(row -> rows.positive(row) == ofPositives)
                .mapToDouble(rows::score)
                .toArray();
    }
}
