package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a mixture does in training alone: its gradients, and what it leaves out. */
class MixtureTrainingTest {

    private static final int ROWS = 6;
    private static final Rows ALL = new Rows(0, ROWS);
    private static final float STEP = 1f / 256;
    private static final MixtureShape SHAPE = MixtureShape.full(4, 2, 2);
    private static final MixtureTraining BALANCED = new MixtureTraining(3, 0, 0);
    private static final MixtureTraining DROPPING = new MixtureTraining(0, 0.4, 11);
    private static final MixtureTraining BOTH = new MixtureTraining(3, 0.4, 11);

    @Test
    void gradientsAreThoseOfDifferences() {
        for (MixtureTraining training : List.of(MixtureTraining.PLAIN, BALANCED, DROPPING, BOTH)) {
            Activations z = linear();
            Mixture mixture = forward(z, training, 1);
            float[][] weights = lossWeights();
            for (int lane = 0; lane < weights.length; lane++) {
                System.arraycopy(weights[lane], 0, mixture.mixed().gradients()[lane], 0, ROWS);
            }
            mixture.backward(ALL);
            for (int input = 0; input < z.values().length; input++) {
                for (int row = 0; row < ROWS; row++) {
                    double more = loss(training, input, row, STEP);
                    double byDifference = (more - loss(training, input, row, -STEP)) / (2 * STEP);
                    assertThat((double) z.gradients()[input][row])
                            .as("%s, input %d, row %d", training, input, row)
                            .isEqualTo(byDifference, Offset.offset(3e-3));
                }
            }
        }
    }

    @Test
    void balanceMovesTheGatesTowardsEachOther() {
        Activations z = Activations.of(SHAPE.expertOutputs() + SHAPE.gateOutputs(), ROWS);
        Arrays.fill(z.values()[SHAPE.expertOutputs()], 2);
        forward(z, BALANCED, 1).backward(ALL);
        assertThat(z.gradients()[SHAPE.expertOutputs()][0]).isPositive();
        assertThat(z.gradients()[SHAPE.expertOutputs() + 1][0]).isNegative();
        assertThat(z.gradients()[SHAPE.expertOutputs() + 4][0])
                .as("the other gate is in balance")
                .isZero();
    }

    @Test
    void nothingIsLeftOutOfAPrediction() {
        Activations plain = linear();
        Activations dropping = linear();
        new Mixture(SHAPE, plain, MixtureTraining.PLAIN).forward(ALL);
        new Mixture(SHAPE, dropping, DROPPING).forward(ALL);
        assertThat(dropping.values()).isDeepEqualTo(plain.values());
    }

    @Test
    void leavesOutTheSameInTheSameStepOnly() {
        float[][] first = gates(DROPPING, 1);
        assertThat(gates(DROPPING, 1)).isDeepEqualTo(first);
        assertThat(Arrays.deepToString(gates(DROPPING, 2))).isNotEqualTo(Arrays.deepToString(first));
        assertThat(Arrays.deepToString(gates(new MixtureTraining(0, 0.4, 12), 1)))
                .isNotEqualTo(Arrays.deepToString(first));
    }

    @Property(tries = 30)
    void leavesOutAsManyAsItIsToldAndSharesTheirWeightOut(@ForAll long seed) {
        int rows = 2000;
        float[][] weights = new float[8][rows];
        for (float[] lane : weights) {
            Arrays.fill(lane, 0.125f);
        }
        new ExpertDropOut(0.25, seed).apply(0, weights, new Rows(0, rows), 1);
        int leftOut = 0;
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (float[] lane : weights) {
                leftOut += lane[row] == 0 ? 1 : 0;
                sum += lane[row];
            }
            assertThat(sum).isEqualTo(1, Offset.offset(1e-6));
        }
        // six standard deviations
        assertThat(leftOut / (8.0 * rows)).isEqualTo(0.25, Offset.offset(6 * Math.sqrt(0.25 * 0.75 / (8 * rows))));
    }

    @Test
    void keepsARowOfWhichAllWouldBeLeftOut() {
        int rows = 1000;
        float[][] weights = new float[1][rows];
        Arrays.fill(weights[0], 1);
        new ExpertDropOut(0.5, 3).apply(0, weights, new Rows(0, rows), 1);
        assertThat(weights[0]).containsOnly(1);
    }

    @Test
    void keepsARowWhoseOtherWeightsAreNearlyNothing() {
        int rows = 1000;
        float[][] weights = new float[2][rows];
        Arrays.fill(weights[0], 1);
        Arrays.fill(weights[1], Float.MIN_VALUE);
        new ExpertDropOut(0.5, 3).apply(0, weights, new Rows(0, rows), 1);
        assertThat(weights[0]).containsOnly(1);
    }

    private static float[][] gates(MixtureTraining training, long step) {
        Activations z = linear();
        forward(z, training, step);
        return Arrays.copyOfRange(z.values(), SHAPE.expertOutputs(), z.values().length);
    }

    private static Mixture forward(Activations z, MixtureTraining training, long step) {
        Mixture mixture = new Mixture(SHAPE, z, training);
        mixture.forward(ALL, step);
        return mixture;
    }

    private static double loss(MixtureTraining training, int input, int row, float step) {
        Activations moved = linear();
        moved.values()[input][row] += step;
        Mixture mixture = forward(moved, training, 1);
        float[][] weights = lossWeights();
        double loss = 0;
        for (int lane = 0; lane < weights.length; lane++) {
            for (int each = 0; each < ROWS; each++) {
                loss += (double) weights[lane][each] * mixture.mixed().values()[lane][each];
            }
        }
        for (int gate = 0; gate < 2; gate++) {
            int first = SHAPE.expertOutputs() + gate * 4;
            loss += training.loadBalance() * imbalance(Arrays.copyOfRange(moved.values(), first, first + 4));
        }
        return loss;
    }

    /** The population's variance of the importances over the square of their mean. */
    private static double imbalance(float[][] weights) {
        double[] importances = Arrays.stream(weights)
                .mapToDouble(lane -> {
                    double sum = 0;
                    for (float weight : lane) {
                        sum += weight;
                    }
                    return sum;
                })
                .toArray();
        double mean = Arrays.stream(importances).average().orElseThrow();
        return Arrays.stream(importances)
                        .map(each -> (each - mean) * (each - mean))
                        .average()
                        .orElseThrow()
                / (mean * mean);
    }

    private static float[][] lossWeights() {
        Random random = new Random(4);
        float[][] weights = new float[2 * SHAPE.units()][ROWS];
        for (float[] lane : weights) {
            for (int row = 0; row < ROWS; row++) {
                lane[row] = (float) random.nextGaussian();
            }
        }
        return weights;
    }

    /** Far from the corners of the rectified units, so that differences are derivatives. */
    private static Activations linear() {
        Random random = new Random(1);
        Activations z = Activations.of(SHAPE.expertOutputs() + SHAPE.gateOutputs(), ROWS);
        for (float[] lane : z.values()) {
            for (int row = 0; row < ROWS; row++) {
                float drawn = (float) random.nextGaussian();
                lane[row] = drawn + Math.signum(drawn) * 0.1f;
            }
        }
        return z;
    }
}
