package org.mmoestreams.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mmoestreams.nn.Start;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CompositionTest {

    private static final long SEED = 60;

    @Test
    void layersFollowEachOther() {
        Start start = Starts.of(SEED);
        Regularizer both = new Regularizer(0.1, 0.2);
        Sequential network = Sequential.of(
                Dense.of("a", 3, DenseConfig.of(4, Activation.linear()).withActivity(both), start),
                ActivationLayer.of(Activation.tanh(), both),
                Dense.of("b", 4, DenseConfig.of(2, Activation.sigmoid()).withoutBias(), start));
        assertThat(network.outputShape(7, 3)).containsExactly(7, 2);
        LayerOracle oracle = tensors -> {
            double[] hidden = dense("linear", tensors[0], 3, tensors[1], tensors[2]);
            double[] activated = OracleActivation.of("tanh", hidden);
            double[] outputs = dense("sigmoid", activated, 4, tensors[3], new double[2]);
            int rows = tensors[0].length / 3;
            double penalty = (OraclePenalty.of(both, hidden) + OraclePenalty.of(both, activated)) / rows;
            return new LayerOracle.Result(List.of(outputs), penalty);
        };
        LayerCheck.check(network, oracle, Pass.training(1), SEED, 5, 3);
    }

    @Test
    void inputsAreAddedToALayersOutputs() {
        Residual residual = Residual.of(Dense.of("a", 3, DenseConfig.of(3, Activation.tanh()), Starts.of(SEED)));
        LayerOracle oracle = tensors -> {
            double[] outputs = dense("tanh", tensors[0], 3, tensors[1], tensors[2]);
            Arrays.setAll(outputs, i -> outputs[i] + tensors[0][i]);
            return new LayerOracle.Result(List.of(outputs), 0);
        };
        LayerCheck.check(residual, oracle, Pass.predicting(), SEED, 4, 3);
        Pass masked = Pass.training(1).masked(Nd4j.createFromArray(1f, 0f));
        INDArray outputs = residual.forward(Nd4j.ones(2, 3), masked);
        assertThat(Arrays.copyOfRange(Tensor.of(outputs).values(), 3, 6)).containsExactly(0, 0, 0);
        INDArray by = residual.backward(Nd4j.ones(2, 3));
        assertThat(Arrays.copyOfRange(Tensor.of(by).values(), 3, 6)).containsExactly(0, 0, 0);
        assertThatThrownBy(() -> Residual.of(Dense.of("b", 3, DenseConfig.of(2, Activation.relu()), Starts.of(SEED)))
                        .outputShape(4, 3))
                .hasMessage("residual's outputs: shape [4, 2] (expected: that of the inputs, [4, 3])");
    }

    @Test
    void towersFollowTheTasksOfALayerOnASharedBottom() {
        Start start = Starts.of(SEED);
        MMoEConfig config = MMoEConfig.of(3, 2, 2).withExpert(DenseConfig.of(3, Activation.softplus()));
        MultiTask network = MultiTask.of(
                        MMoE.of("mmoe", 4, config, start),
                        List.of(
                                Sequential.dense(
                                        "tower.0",
                                        3,
                                        List.of(
                                                DenseConfig.of(2, Activation.tanh()),
                                                DenseConfig.of(1, Activation.linear())),
                                        start),
                                Dense.of("tower.1", 3, DenseConfig.of(2, Activation.sigmoid()), start)))
                .on(Dense.of("bottom", 5, DenseConfig.of(4, Activation.tanh()), start));
        LayerOracle oracle = tensors -> {
            double[][] ofMixture = new double[9 - 2][];
            ofMixture[0] = dense("tanh", tensors[0], 5, tensors[1], tensors[2]);
            System.arraycopy(tensors, 3, ofMixture, 1, 6);
            int rows = tensors[0].length / 5;
            boolean[] counts = new boolean[rows];
            Arrays.fill(counts, true);
            List<double[]> mixed =
                    new MixtureOracle(4, config, counts).of(ofMixture).outputs();
            double[] hidden = dense("tanh", mixed.get(0), 3, tensors[9], tensors[10]);
            double[] first = dense("linear", hidden, 2, tensors[11], tensors[12]);
            double[] second = dense("sigmoid", mixed.get(1), 3, tensors[13], tensors[14]);
            return new LayerOracle.Result(List.of(first, second), 0);
        };
        LayerCheck.check(network, oracle, Pass.training(1), SEED, 3, 5);
        assertThat(network.outputShapes(3, 5)).containsExactly(new long[] {3, 1}, new long[] {3, 2});
        assertThatThrownBy(() -> network.on(ActivationLayer.of(Activation.relu())))
                .hasMessageStartingWith("bottom:");
        assertThatThrownBy(() -> MultiTask.of(
                                MMoE.of("m", 4, config, start),
                                List.of(Dense.of("t", 3, DenseConfig.of(1, Activation.linear()), start)))
                        .outputShapes(3, 4))
                .hasMessage("tasks: 2 (expected: 1, the number of towers)");
    }

    @Test
    void dropOutLeavesOutByStepAndKeepsTheMean() {
        DropOut dropOut = DropOut.of("drop", 0.4, Starts.of(SEED));
        INDArray ones = Nd4j.ones(100, 50);
        float[] first = Tensor.of(dropOut.forward(ones, Pass.training(1))).values();
        assertThat(Tensor.of(dropOut.forward(ones, Pass.training(2))).values()).isNotEqualTo(first);
        assertThat(Tensor.of(dropOut.forward(ones, Pass.training(1))).values()).isEqualTo(first);
        assertThat(Tensor.of(dropOut.backward(ones)).values()).isEqualTo(first);
        assertThat(IntStream.range(0, first.length)
                        .mapToDouble(i -> first[i])
                        .average()
                        .orElseThrow())
                .as("seed %d", SEED)
                .isCloseTo(1, Offset.offset(0.04));
        assertThat(IntStream.range(0, first.length).mapToObj(i -> first[i]).distinct())
                .containsExactlyInAnyOrder(0f, (float) (1 / 0.6));
        assertThat(Tensor.of(dropOut.forward(ones, Pass.predicting())).values()).containsOnly(1);
        assertThat(Tensor.of(DropOut.of("other", 0.4, Starts.of(SEED)).forward(ones, Pass.training(1)))
                        .values())
                .isNotEqualTo(first);
        assertThatThrownBy(() -> DropOut.of("drop", 1, Starts.of(SEED)))
                .hasMessage("drop's rate: 1.0 (expected: >= 0.0 and < 1.0)");
    }

    @Test
    void refusesLayersOfOneName() {
        Start start = Starts.of(SEED);
        assertThatThrownBy(() -> Sequential.of(
                        Dense.of("a", 3, DenseConfig.of(3, Activation.relu()), start),
                        Dense.of("a", 3, DenseConfig.of(3, Activation.relu()), start)))
                .hasMessage("layers' state: a.kernel, twice (expected: a name of its own for each layer)");
        assertThatThrownBy(() -> Sequential.of()).hasMessage("layers: 0 (expected: one or more)");
    }

    private static double[] dense(String activation, double[] x, int width, double[] kernel, double[] bias) {
        int rows = x.length / width;
        double[] outputs = new double[rows * bias.length];
        for (int row = 0; row < rows; row++) {
            double[] linear = bias.clone();
            for (int unit = 0; unit < bias.length; unit++) {
                for (int i = 0; i < width; i++) {
                    linear[unit] += x[row * width + i] * kernel[i * bias.length + unit];
                }
            }
            System.arraycopy(OracleActivation.of(activation, linear), 0, outputs, row * bias.length, bias.length);
        }
        return outputs;
    }
}
