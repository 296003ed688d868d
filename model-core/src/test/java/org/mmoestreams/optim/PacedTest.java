package org.mmoestreams.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmoestreams.fixtures.UpdateRule;

class PacedTest {

    private static final int WEIGHTS = 20;
    private static final int STEPS = 5;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void isTheRuleBitForBitWithAFactorOfOne(UpdateRule rule) {
        assertThat(weights(1, rule)).as("seed " + seed).isEqualTo(weights(Double.NaN, rule));
    }

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void takesStepsThatAreTheFactorTimesAsLongWithTheSameSlots(UpdateRule rule) {
        for (double factor : new double[] {0.25, 3}) {
            float[] usual = weights(1, rule);
            float[] paced = weights(factor, rule);
            for (int i = 0; i < WEIGHTS; i++) {
                double start = start(i);
                assertThat((paced[i] - start) / (usual[i] - start))
                        .as("seed " + seed + ", weight " + i)
                        .isBetween(factor * 0.995, factor * 1.005);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void movesWeightsTheFactorTimesAsFarAtMost(UpdateRule rule) {
        Paced paced = new Paced(rule.at(0.1).create(), Schedule.CONSTANT);
        paced.begin(1);
        double most = paced.mostStep(2);
        paced.pace(5);
        paced.begin(1);
        assertThat(paced.mostStep(2)).isEqualTo(5 * most);
    }

    private static float start(int i) {
        return (float) (0.000371 * (i % 7));
    }

    /** What some steps make of weights, from an offset on; NaN: by the rule itself. */
    private float[] weights(double factor, UpdateRule rule) {
        Optimizer optimizer = rule.at(0.1).create();
        if (!Double.isNaN(factor)) {
            Paced paced = new Paced(optimizer, Schedule.CONSTANT);
            paced.pace(factor);
            optimizer = paced;
        }
        Random random = new Random(seed);
        float[] weights = new float[WEIGHTS + 1];
        for (int i = 0; i < WEIGHTS; i++) {
            weights[i + 1] = start(i);
        }
        float[][] slots = new float[optimizer.slots().size()][WEIGHTS + 1];
        optimizer.initialise(weights, slots);
        float[] gradients = new float[WEIGHTS + 1];
        for (int step = 1; step <= STEPS; step++) {
            for (int i = 0; i <= WEIGHTS; i++) {
                gradients[i] = (float) (0.5 + random.nextDouble());
            }
            optimizer.begin(step);
            optimizer.update(weights, slots, gradients, 1, WEIGHTS + 1);
        }
        assertThat(weights[0]).isZero();
        float[] moved = new float[WEIGHTS];
        System.arraycopy(weights, 1, moved, 0, WEIGHTS);
        return moved;
    }
}
