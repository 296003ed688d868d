package org.mmoestreams.metrics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mmoestreams.metrics.batch.Batches.rows;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {

    @Test
    void isThatOfScikitLearn() {
        // test_ranking.py
        assertThat(AveragePrecision.of(rows("0011", 0.1, 0.4, 0.35, 0.8)).getAsDouble())
                .isCloseTo(0.8333333, within(5e-8));
        assertThat(AveragePrecision.of(rows("10", 0.5, 0.5))).hasValue(0.5);
        assertThat(AveragePrecision.of(rows("01", 1, 0))).hasValue(0.5);
    }

    @Test
    void isThatOfTorcheval() {
        // documentation of binary_auprc
        assertThat(AveragePrecision.of(rows("1011", 0.1, 0.5, 0.7, 0.8)).getAsDouble())
                .isCloseTo(0.9167, within(5e-5));
        assertThat(AveragePrecision.of(rows("1010", 1, 1, 1, 0)).getAsDouble()).isCloseTo(0.6667, within(5e-5));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void isWhatTheDefinitionGivesRowByRow(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        ScoredRows rows = Batches.random(chance, 2 + chance.nextInt(80));
        if (rows.positiveWeight() > 0) {
            assertThat(AveragePrecision.of(rows).getAsDouble())
                    .isCloseTo(new ByPairs(rows).averagePrecision(), within(1e-14));
        }
    }

    @Test
    void isEmptyWithoutPositivesAndOneWithoutNegatives() {
        assertThat(AveragePrecision.of(rows("00", 0.1, 0.2))).isEmpty();
        assertThat(AveragePrecision.of(rows(""))).isEmpty();
        assertThat(AveragePrecision.of(rows("11", 0.1, 0.2))).hasValue(1);
        assertThat(AveragePrecision.of(Batches.weighted("10", new double[] {0, 1}, 0.1, 0.2)))
                .isEmpty();
    }
}
