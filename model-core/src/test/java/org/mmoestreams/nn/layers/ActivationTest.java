package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationTest {

    private static final long SEED = 77;
    private static final double STEP = 1e-6;

    static Iterable<String> names() {
        return Activation.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void valuesAndSlopesAreThoseOfTheOracle(String name) {
        Random random = new Random(SEED);
        Activation activation = Activation.named(name);
        assertThat(activation).hasToString(name);
        float[] values = LayerCheck.gaussians(random, 9);
        System.arraycopy(new float[] {-4, -3.1f, 3.1f, 4}, 0, values, 0, 4);
        Tensor inputs = Tensor.of(values, 1, 9);
        Tensor factors = Tensor.of(LayerCheck.gaussians(random, 9), 1, 9);
        Tensor outputs = activation.forward(inputs);
        Tensor gradients = activation.backward(inputs, outputs, factors);
        double[] x = LayerCheck.doubles(inputs.values());
        double[] expected = OracleActivation.of(name, x);
        for (int i = 0; i < x.length; i++) {
            assertThat((double) outputs.values()[i]).as("seed %d", SEED).isCloseTo(expected[i], Offset.offset(1e-6));
            double before = x[i];
            x[i] = before + STEP;
            double above = loss(name, x, factors);
            x[i] = before - STEP;
            double below = loss(name, x, factors);
            x[i] = before;
            assertThat((double) gradients.values()[i])
                    .as("seed %d", SEED)
                    .isCloseTo((above - below) / (2 * STEP), Offset.offset(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void extremesStayNumbersAndNotANumberStaysSo(String name) {
        Activation activation = Activation.named(name);
        Tensor inputs = Tensor.of(new float[] {-1e30f, 1e30f, -200, 200, 0}, 1, 5);
        Tensor outputs = activation.forward(inputs);
        Tensor gradients = activation.backward(inputs, outputs, Tensor.of(new float[] {1, 1, 1, 1, 1}, 1, 5));
        for (int i = 0; i < 5; i++) {
            assertThat(outputs.values()[i]).isFinite();
            assertThat(gradients.values()[i]).isFinite();
        }
        Tensor lost = activation.forward(Tensor.of(new float[] {Float.NaN}, 1, 1));
        assertThat(lost.values()[0]).isNaN();
    }

    /** Of the softmax of three numbers, and of four that overflow unless the greatest is subtracted (ONNX's cases). */
    @Test
    void softmaxIsThatOfThePublishedCases() {
        assertThat(softmax(-1, 0, 1)).containsExactly(new float[] {.09003058f, .24472848f, .66524094f}, near());
        float[] four = {.0320586f, .08714432f, .23688284f, 0.6439143f};
        assertThat(softmax(0, 1, 2, 3)).containsExactly(four, near());
        assertThat(softmax(10000, 10001, 10002, 10003)).containsExactly(four, near());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, -1, -2, -3})
    void softmaxSumsToOneAlongItsAxis(int axis) {
        Tensor inputs = Tensor.of(LayerCheck.gaussians(new Random(SEED), 24), 2, 3, 4);
        float[] y = Activation.softmax(axis).forward(inputs).values();
        int at = axis < 0 ? 3 + axis : axis;
        int step = at == 0 ? 12 : at == 1 ? 4 : 1;
        int size = at + 2;
        for (int first = 0; first < 24; first++) {
            if (first / step % size == 0) {
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    sum += y[first + i * step];
                }
                assertThat(sum).as("seed %d", SEED).isCloseTo(1, Offset.offset(1e-6));
            }
        }
    }

    @Test
    void worksOnArrays() {
        var inputs = Tensor.of(new float[] {-1, 2}, 1, 2).array();
        var outputs = Activation.relu().forward(inputs);
        assertThat(Tensor.of(outputs).values()).containsExactly(0, 2);
        var gradients = Activation.relu()
                .backward(inputs, outputs, Tensor.of(new float[] {5, 7}, 1, 2).array());
        assertThat(Tensor.of(gradients).values()).containsExactly(0, 7);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Activation.named("swish"))
                .hasMessage("activation: swish (expected: one of elu, gelu, leaky-relu, linear, relu, sigmoid, softmax,"
                        + " softplus, tanh)");
        assertThatThrownBy(() -> Activation.softmax(2).forward(Tensor.zeros(1, 2)))
                .hasMessage("softmax's axis: 2 (expected: one of the dimensions of [1, 2])");
        assertThatThrownBy(() -> Activation.elu(Double.NaN)).hasMessageStartingWith("elu's scale: NaN");
        assertThatThrownBy(() -> Activation.leakyRelu(Double.NaN)).hasMessageStartingWith("leaky-relu's slope: NaN");
    }

    private static float[] softmax(float... values) {
        return Activation.softmax().forward(Tensor.of(values, 1, values.length)).values();
    }

    private static double loss(String name, double[] x, Tensor factors) {
        double[] y = OracleActivation.of(name, x);
        double loss = 0;
        for (int i = 0; i < y.length; i++) {
            loss += factors.values()[i] * y[i];
        }
        return loss;
    }

    private static Offset<Float> near() {
        return Offset.offset(1e-6f);
    }
}
