package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.Start;
import org.mmoestreams.optim.Adam;
import org.mmoestreams.optim.Optimizers;
import org.nd4j.linalg.factory.Nd4j;

class DenseTest {

    private static final long SEED = 501;
    private static final int INPUTS = 4;
    private static final int UNITS = 3;

    static Iterable<String> activations() {
        return Activation.names();
    }

    @ParameterizedTest
    @MethodSource("activations")
    void outputsAndGradientsAreTheOracles(String activation) {
        DenseConfig config = DenseConfig.of(UNITS, Activation.named(activation));
        LayerCheck.check(dense(config), oracle(activation, true, Regularizer.none()), Pass.predicting(), SEED, 5, 4);
    }

    @Test
    void rowsAreAllDimensionsButTheLast() {
        DenseConfig config = DenseConfig.of(UNITS, Activation.tanh());
        LayerCheck.check(dense(config), oracle("tanh", true, Regularizer.none()), Pass.predicting(), SEED, 2, 3, 4);
    }

    @Test
    void biasMayBeLeftOut() {
        DenseConfig config = DenseConfig.of(UNITS, Activation.linear()).withoutBias();
        assertThat(dense(config).weights()).hasSize(1);
        LayerCheck.check(dense(config), oracle("linear", false, Regularizer.none()), Pass.predicting(), SEED, 5, 4);
    }

    @Test
    void penaltiesAreThoseOfKernelBiasAndOutputs() {
        Regularizer both = new Regularizer(0.1, 0.2);
        WeightConfig weights = WeightConfig.of(Initializers.glorotNormal()).with(both);
        DenseConfig config = DenseConfig.of(UNITS, Activation.tanh())
                .withKernel(weights)
                .withBias(weights)
                .withActivity(both);
        LayerCheck.check(dense(config), oracle("tanh", true, both), Pass.predicting(), SEED, 5, 4);
    }

    /** Rows that do not count may hold what they like: the others get the gradients of a batch without them. */
    @Test
    void masksRows() {
        Regularizer activity = Regularizer.l1(0.3);
        Dense dense = dense(DenseConfig.of(UNITS, Activation.softplus()).withActivity(activity));
        float[] three = LayerCheck.gaussians(new Random(SEED), 12);
        float[] four = Arrays.copyOf(three, 16);
        Arrays.fill(four, 12, 16, Float.NaN);
        float[] factors = {1, 2, 3, 4, 5, 6, 7, 8, 9, 100, 100, 100};
        dense.forward(Tensor.of(three, 3, 4).array(), Pass.training(1));
        dense.backward(Tensor.of(Arrays.copyOf(factors, 9), 3, 3).array());
        float[] kernel = dense.weights().get(0).gradients();
        float[] bias = dense.weights().get(1).gradients();
        double penalty = dense.penalty();
        Pass pass = Pass.training(1).masked(Nd4j.createFromArray(1f, 1f, 1f, 0f));
        Tensor outputs = Tensor.of(dense.forward(Tensor.of(four, 4, 4).array(), pass));
        Tensor byInputs = Tensor.of(dense.backward(Tensor.of(factors, 4, 3).array()));
        assertThat(Arrays.copyOfRange(outputs.values(), 9, 12)).containsExactly(0, 0, 0);
        assertThat(Arrays.copyOfRange(byInputs.values(), 12, 16)).containsExactly(0, 0, 0, 0);
        assertThat(dense.penalty()).isEqualTo(penalty);
        assertThat(dense.weights().get(0).gradients()).containsExactly(kernel, Offset.offset(1e-5f));
        assertThat(dense.weights().get(1).gradients()).containsExactly(bias, Offset.offset(1e-5f));
    }

    @Test
    void refusesInputsThatDoNotFit() {
        Dense dense = dense(DenseConfig.of(UNITS, Activation.relu()));
        assertThatThrownBy(() -> dense.outputShape(7, 5))
                .hasMessage("dense's inputs: width 5, of shape [7, 5] (expected: width 4, the size of the last"
                        + " dimension)");
        assertThatThrownBy(() -> dense.outputShape(4))
                .hasMessage("dense's inputs: shape [4] (expected: [batch, ..., 4], sizes >= 1)");
        assertThatThrownBy(
                        () -> dense.forward(Nd4j.zeros(2, 4), Pass.predicting().masked(Nd4j.ones(3))))
                .hasMessage("mask: shape [3] (expected: the first dimensions of the inputs' shape [2, 4], without its"
                        + " last)");
        assertThatThrownBy(() -> dense.backward(Nd4j.zeros(2, 3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no forward pass");
        dense.forward(Nd4j.zeros(2, 4), Pass.predicting());
        assertThatThrownBy(() -> dense.backward(Nd4j.zeros(2, 4)))
                .hasMessage("gradients: shape [2, 4] (expected: that of the outputs, [2, 3])");
        assertThatThrownBy(dense::update)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dense.kernel: no gradients");
        assertThatThrownBy(() -> DenseConfig.of(0, Activation.relu())).hasMessage("units: 0 (expected: >= 1)");
        assertThatThrownBy(() -> dense(DenseConfig.of(2, Activation.relu())
                        .withBias(WeightConfig.of(Initializers.zeros()).with(Constraint.unitNorm(1)))))
                .hasMessage("constraint's axis: 1 (expected: one of the dimensions of [2])");
    }

    private static Dense dense(DenseConfig config) {
        Start start = new Start(new Initializer(SEED), Optimizers.of(new Adam(0.01, 0.9, 0.999, 1e-8)));
        return Dense.of("dense", INPUTS, config, start);
    }

    private static LayerOracle oracle(String activation, boolean bias, Regularizer all) {
        return tensors -> {
            int rows = tensors[0].length / INPUTS;
            double[] outputs = new double[rows * UNITS];
            for (int row = 0; row < rows; row++) {
                double[] linear = new double[UNITS];
                for (int unit = 0; unit < UNITS; unit++) {
                    linear[unit] = bias ? tensors[2][unit] : 0;
                    for (int i = 0; i < INPUTS; i++) {
                        linear[unit] += tensors[0][row * INPUTS + i] * tensors[1][i * UNITS + unit];
                    }
                }
                System.arraycopy(OracleActivation.of(activation, linear), 0, outputs, row * UNITS, UNITS);
            }
            double penalty = OraclePenalty.of(all, tensors[1])
                    + (bias ? OraclePenalty.of(all, tensors[2]) : 0)
                    + OraclePenalty.of(all, outputs) / rows;
            return new LayerOracle.Result(List.of(outputs), penalty);
        };
    }
}
