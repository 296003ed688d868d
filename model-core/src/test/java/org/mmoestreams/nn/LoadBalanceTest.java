package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LoadBalanceTest {

    private static final Rows ROWS = new Rows(2, 9);

    @Property(tries = 20)
    void hasTheGradientsOfThePenalty(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] weights = new float[3][12];
        for (float[] lane : weights) {
            for (int row = 0; row < lane.length; row++) {
                lane[row] = (float) random.nextDouble();
            }
        }
        float[][] gradients = new float[3][12];
        LoadBalance.addGradients(weights, gradients, ROWS, 0.5);
        for (int expert = 0; expert < 3; expert++) {
            double step = 1e-3;
            double slope = (penalty(weights, expert, step) - penalty(weights, expert, -step)) / (2 * step);
            for (int row = 0; row < 12; row++) {
                boolean isIn = row >= ROWS.from() && row < ROWS.to();
                assertThat((double) gradients[expert][row]).isCloseTo(isIn ? 0.5 * slope : 0, within(1e-5));
            }
        }
    }

    /** What is the same for all experts, the softmax takes away. */
    @Test
    void pullsNoExpertWhereAllHaveTheSame() {
        float[][] weights = new float[4][12];
        Arrays.stream(weights).forEach(lane -> Arrays.fill(lane, 0.25f));
        float[][] gradients = new float[4][12];
        LoadBalance.addGradients(weights, gradients, ROWS, 1);
        for (float[] lane : gradients) {
            assertThat(lane).containsExactly(gradients[0]);
        }
        assertThat(gradients[0][ROWS.from()]).isPositive();
    }

    @Test
    void addsToWhatIsThere() {
        float[][] weights = {new float[12], new float[12]};
        Arrays.fill(weights[0], 1);
        float[][] gradients = {new float[12], new float[12]};
        Arrays.fill(gradients[0], 3);
        LoadBalance.addGradients(weights, gradients, ROWS, 7);
        assertThat(gradients[0][2]).isEqualTo(3 + 7 * 2 * 2 * 7 / 49f);
        assertThat(gradients[0][1]).isEqualTo(3);
        assertThat(gradients[1]).containsOnly(0);
    }

    /** The squared coefficient of variation, where one weight of the rows is more by a step. */
    private static double penalty(float[][] weights, int changed, double step) {
        double squares = 0;
        for (int expert = 0; expert < weights.length; expert++) {
            double importance = expert == changed ? step : 0;
            for (int row = ROWS.from(); row < ROWS.to(); row++) {
                importance += weights[expert][row];
            }
            squares += importance * importance;
        }
        double rows = ROWS.to() - ROWS.from();
        return weights.length * squares / (rows * rows) - 1;
    }
}
