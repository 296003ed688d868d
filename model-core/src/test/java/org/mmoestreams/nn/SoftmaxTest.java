package org.mmoestreams.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SoftmaxTest {

    private static final int BATCH = 20;
    private static final Offset<Double> CLOSE = Offset.offset(2e-6);

    private final Softmax softmax = new Softmax(BATCH);

    @Property(tries = 50)
    void isThatOfEachRowAlone(
            @ForAll @IntRange(min = 1, max = 9) int lanes,
            @ForAll @IntRange(min = 0, max = BATCH - 1) int from,
            @ForAll long seed) {
        float[][] inputs = VectorOpsTest.draw(new Random(seed), lanes, BATCH);
        float[][] outputs = copy(inputs);
        softmax.forward(outputs, new Rows(from, BATCH));
        for (int row = 0; row < BATCH; row++) {
            double[] exact = row < from ? lane(inputs, row) : exact(inputs, row);
            for (int i = 0; i < lanes; i++) {
                assertThat((double) outputs[i][row]).isEqualTo(exact[i], CLOSE);
            }
        }
    }

    @Test
    void doesNotOverflowForGreatInputs() {
        float[][] lanes = new float[3][BATCH];
        Arrays.fill(lanes[0], 3e38f);
        Arrays.fill(lanes[1], 3e38f);
        Arrays.fill(lanes[2], -3e38f);
        softmax.forward(lanes, new Rows(0, BATCH));
        // the exponential of what is below -87 is that of -87
        assertThat(lane(lanes, BATCH - 1)).containsExactly(new double[] {0.5, 0.5, 0}, Offset.offset(1e-37));
    }

    /** By the Jacobian: p(i) times (1 if i = j) minus p(i) p(j). */
    @Property(tries = 50)
    void givesTheGradientsByItsInputs(@ForAll @IntRange(min = 1, max = 9) int lanes, @ForAll long seed) {
        Random random = new Random(seed);
        float[][] probabilities = VectorOpsTest.draw(random, lanes, BATCH);
        softmax.forward(probabilities, new Rows(0, BATCH));
        float[][] byOutputs = VectorOpsTest.draw(random, lanes, BATCH);
        float[][] byInputs = copy(byOutputs);
        softmax.backward(probabilities, byInputs, new Rows(0, BATCH));
        for (int row = 0; row < BATCH; row++) {
            for (int i = 0; i < lanes; i++) {
                double exact = 0;
                for (int j = 0; j < lanes; j++) {
                    double derivative = probabilities[j][row] * ((i == j ? 1 : 0) - (double) probabilities[i][row]);
                    exact += byOutputs[j][row] * derivative;
                }
                assertThat((double) byInputs[i][row]).isEqualTo(exact, CLOSE);
            }
        }
    }

    private static double[] exact(float[][] inputs, int row) {
        double[] exact = lane(inputs, row);
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            exact[i] = StrictMath.exp(exact[i]);
            sum += exact[i];
        }
        for (int i = 0; i < exact.length; i++) {
            exact[i] /= sum;
        }
        return exact;
    }

    private static double[] lane(float[][] lanes, int row) {
        double[] values = new double[lanes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = lanes[i][row];
        }
        return values;
    }

    private static float[][] copy(float[][] lanes) {
        return Arrays.stream(lanes).map(float[]::clone).toArray(float[][]::new);
    }
}
