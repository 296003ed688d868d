package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.optim.Optimizers;
import org.mmoestreams.optim.Sgd;

class DenseLanesTest {

    private static final int ROWS = 5;
    private static final Rows ALL = new Rows(0, ROWS);
    private static final double STEP = 1.0 / 64;
    private static final LinearOutputs.Block SHARED = new LinearOutputs.Block("shared", 2, 2);
    private static final LinearOutputs.Block OWN = new LinearOutputs.Block("own", 4, 4);

    private final Random random = new Random(5);
    private final Activations inputs = drawn(3);
    private final Activations outputs = Activations.of(6, ROWS);
    private final DenseLanes layer = layer(OWN.eachTask(2));

    @Test
    void addsUpItsInputsTimesWeightsAndABias() {
        Arrays.fill(weights(), 0);
        weights()[6 + 4] = 3;
        weights()[18 + 4] = -1;
        layer.refresh();
        layer.forward(new Rows(1, ROWS));
        for (int row = 1; row < ROWS; row++) {
            assertThat(outputs.values()[4][row]).isEqualTo(3 * inputs.values()[1][row] - 1);
            assertThat(outputs.values()[5][row]).isZero();
        }
        assertThat(outputs.values()[4][0]).as("a row that was not asked for").isZero();
    }

    @Test
    void gradientsAreThoseOfDifferences() {
        draw(outputs.gradients());
        Arrays.fill(inputs.gradients()[0], 7);
        layer.forward(ALL);
        double magnitude = layer.backward(ALL);
        float[] before = weights().clone();
        for (int input = 0; input < 3; input++) {
            for (int row = 0; row < ROWS; row++) {
                float[] lane = inputs.values()[input];
                int at = row;
                assertThat((double) inputs.gradients()[input][row])
                        .as("input %d, row %d", input, row)
                        .isEqualTo(byDifference(lane, at), Offset.offset(1e-4));
            }
        }
        double[] byWeight = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            byWeight[i] = byDifference(weights(), i);
        }
        layer.update();
        for (int i = 0; i < before.length; i++) {
            assertThat((double) before[i] - weights()[i])
                    .as("weight %d", i)
                    .isEqualTo(byWeight[i], Offset.offset(1e-4));
        }
        assertThat(magnitude).isEqualTo(Arrays.stream(byWeight).map(Math::abs).sum(), Offset.offset(1e-3));
    }

    @Test
    void drawsEachBlockByItsNameAndFans() {
        float[] own = new Initializer(3).glorot("own", 12, 3, 4);
        for (int input = 0; input < 3; input++) {
            assertThat(Arrays.copyOfRange(weights(), 6 * input + 2, 6 * input + 6))
                    .isEqualTo(Arrays.copyOfRange(own, 4 * input, 4 * input + 4));
        }
        assertThat(Arrays.copyOfRange(weights(), 18, 24)).as("biases").containsOnly(0);
    }

    @Test
    void restartsWhatIsATasksAlone() {
        assertThat(restarted(layer, 0)).containsExactly(2, 3);
        assertThat(restarted(layer, 1)).containsExactly(4, 5);
        assertThat(restarted(layer, 2)).isEmpty();
        DenseLanes onlyOfOne = layer(OWN.onlyOf(1));
        assertThat(restarted(onlyOfOne, 0)).isEmpty();
        assertThat(restarted(onlyOfOne, 1)).containsExactly(2, 3, 4, 5);
        assertThat(restarted(onlyOfOne, 2)).isEmpty();
    }

    /** The columns that a restart puts back; all rows of a column must be. */
    private static List<Integer> restarted(DenseLanes of, int task) {
        float[] all = of.parameters().get(0).weights();
        Arrays.fill(all, 9);
        of.restart(task);
        for (int i = 0; i < all.length; i++) {
            assertThat(all[i] == 9).isEqualTo(all[i % 6] == 9);
        }
        return IntStream.range(0, 6).filter(column -> all[column] != 9).boxed().toList();
    }

    /** The difference that one number makes to the loss whose gradients by the outputs are set. */
    private double byDifference(float[] of, int at) {
        float start = of[at];
        of[at] = (float) (start + STEP);
        double above = loss();
        of[at] = (float) (start - STEP);
        double below = loss();
        of[at] = start;
        layer.refresh();
        return (above - below) / (2 * STEP);
    }

    private double loss() {
        layer.refresh();
        layer.forward(ALL);
        double loss = 0;
        for (int output = 0; output < 6; output++) {
            for (int row = 0; row < ROWS; row++) {
                loss += (double) outputs.values()[output][row] * outputs.gradients()[output][row];
            }
        }
        return loss;
    }

    private float[] weights() {
        return layer.parameters().get(0).weights();
    }

    private DenseLanes layer(LinearOutputs.Block own) {
        LinearOutputs columns = new LinearOutputs("dense", List.of(SHARED, own));
        return new DenseLanes(columns, new Start(new Initializer(3), Optimizers.of(new Sgd(1))), inputs, outputs);
    }

    private Activations drawn(int count) {
        Activations lanes = Activations.of(count, ROWS);
        draw(lanes.values());
        return lanes;
    }

    private void draw(float[][] lanes) {
        for (float[] lane : lanes) {
            for (int row = 0; row < ROWS; row++) {
                lane[row] = (float) random.nextGaussian();
            }
        }
    }
}
