package org.mmoestreams.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FtrlTest {

    private final long seed = new Random().nextLong();
    private final float[] weights = {0.25f};
    private final float[][] slots = new float[2][1];

    @Test
    void withoutPenaltiesIsAdagrad() {
        Optimizer ftrl = new Ftrl(0.05, 1e-3, 0, 0, 0).create();
        Optimizer adagrad = new Adagrad(0.05, 1e-3, 1e-30).create();
        float[] others = weights.clone();
        float[][] sums = new float[1][1];
        ftrl.initialise(weights, slots);
        adagrad.initialise(others, sums);
        Random random = new Random(seed);
        for (int step = 1; step <= 200; step++) {
            float[] gradient = {(float) (random.nextGaussian() * Math.pow(10, -random.nextInt(5)))};
            ftrl.begin(step);
            ftrl.update(weights, slots, gradient, 0, 1);
            adagrad.begin(step);
            adagrad.update(others, sums, gradient, 0, 1);
        }
        assertThat((double) weights[0]).as("seed " + seed).isEqualTo(others[0], Offset.offset(1e-5));
    }

    @Test
    void weightWhoseGradientsDoNotOutweighL1IsExactlyZero() {
        Optimizer ftrl = new Ftrl(0.05, 1e-7, 0.3, 0, 0).create();
        weights[0] = 0;
        ftrl.initialise(weights, slots);
        Random random = new Random(seed);
        double sum = 0;
        int zeros = 0;
        for (int step = 1; step <= 500; step++) {
            float gradient = (float) (0.05 * random.nextGaussian());
            boolean wasZero = weights[0] == 0;
            step(ftrl, gradient);
            sum = wasZero && weights[0] == 0 ? sum + gradient : Double.NaN;
            if (Double.isNaN(sum)) {
                sum = -slots[1][0];
            } else {
                zeros++;
                assertThat(weights[0]).as("seed " + seed).isEqualTo(0);
                assertThat((double) slots[1][0]).isEqualTo(-sum, Offset.offset(1e-5));
                assertThat(Math.abs(sum)).isLessThanOrEqualTo(0.3 + 1e-5);
            }
        }
        assertThat(zeros).as("seed " + seed).isPositive();
    }

    @Test
    void weightGoesThroughZeroByWayOfBothSidesOfL1() {
        Optimizer ftrl = new Ftrl(1, 1, 0.5, 0, 0).create();
        weights[0] = 0.1f;
        ftrl.initialise(weights, slots);
        step(ftrl, 0.6f);
        assertThat(weights[0]).isEqualTo(0);
        step(ftrl, 0.1f);
        assertThat(weights[0]).isEqualTo(0);
        step(ftrl, 0.5f);
        assertThat(weights[0]).isNegative();
    }

    /** A rate that is lowered at a restart, and penalties that are, leave what has been learnt where it is. */
    @Test
    void otherConstantsMoveNoWeightByThemselves() {
        Optimizer before = new Ftrl(0.5, 1e-3, 0.01, 0.1, 1).create();
        before.initialise(weights, slots);
        step(before, -0.7f);
        step(before, -0.3f);
        float learnt = weights[0];
        step(new Ftrl(0.005, 1e-3, 0.001, 0.2, 0).create(), 1e-8f);
        assertThat((double) weights[0]).isEqualTo(learnt, Offset.offset(1e-6));
    }

    @Test
    void raisedRateWeighsTheGradientAndLeavesThePenalties() {
        Optimizer ftrl = new Ftrl(0.5, 1e-3, 0.2, 0, 0).create();
        weights[0] = 0;
        ftrl.initialise(weights, slots);
        Paced paced = new Paced(ftrl, Schedule.CONSTANT);
        paced.pace(3);
        step(paced, 0.06f);
        assertThat(weights[0]).isEqualTo(0);
        assertThat((double) slots[1][0]).isEqualTo(-0.18, Offset.offset(1e-7));
        assertThat((double) slots[0][0]).isEqualTo(1e-3 + 0.0036, Offset.offset(1e-8));
        step(paced, 0.06f);
        assertThat((double) weights[0])
                .isEqualTo(-(0.36 - 0.2) * 0.5 / Math.sqrt(1e-3 + 2 * 0.0036), Offset.offset(1e-6));
    }

    private void step(Optimizer optimizer, float gradient) {
        optimizer.begin(1);
        optimizer.update(weights, slots, new float[] {gradient}, 0, 1);
    }
}
